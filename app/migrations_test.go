package app_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Steps of two who work side by side must not bear one number: then no register could be opened.
func TestMigrationsAreNumberedOneByOne(t *testing.T) {
	files, err := filepath.Glob("../storage/migrations/sqlite/*.sql")
	if err != nil || len(files) == 0 {
		t.Fatalf("there are no migrations: %v", err)
	}
	for i, file := range files {
		if want := fmt.Sprintf("%05d_", i+1); !strings.HasPrefix(filepath.Base(file), want) {
			t.Errorf("%s should begin with %s", file, want)
		}
		step, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if want := fmt.Sprintf("PRAGMA user_version = %d;", i+1); !strings.Contains(string(step), want) {
			t.Errorf("%s does not say %s", file, want)
		}
	}
}
