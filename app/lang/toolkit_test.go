package lang

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	fynelang "fyne.io/fyne/v2/lang"

	"accord/assets"
	"accord/storage/register"
)

// localeChild marks the process that plays a computer with another locale: the toolkit reads the
// locale from the environment.
const localeChild = "ACCORD_TEST_LOCALE_CHILD"

func TestMain(m *testing.M) {
	if os.Getenv(localeChild) != "" {
		playComputer()
		return
	}
	os.Exit(m.Run())
}

// playComputer says what the toolkit says, language after language, and Russian once more.
func playComputer() {
	said := []string{string(SystemLanguage())}
	for _, l := range []register.Language{"ru", "en", "tt", "ru"} {
		Use(l)
		said = append(said, fynelang.L("OK"), fynelang.L("Cancel"), fynelang.X("tuesday.short", "Tue"),
			fynelang.X("thursday.short", "Thu"), fynelang.X("file.parent", "Parent"))
	}
	os.Stdout.WriteString(strings.Join(said, "|"))
}

func TestToolkitSpeaksTheChosenLanguageOnEveryComputer(t *testing.T) {
	if runtime.GOOS == "windows" || runtime.GOOS == "darwin" {
		t.Skip("the locale comes from the environment on Linux only")
	}
	want := "ОК|Отмена|Вт|Чт|вверх|OK|Cancel|Tue|Thu|up|Ярар|Баш тарту|Сш|Пш|югарыга|ОК|Отмена|Вт|Чт|вверх"
	for locale, system := range map[string]string{
		"LANG=": "en", "LANG=C": "en", "LANG=C.UTF-8": "en", "LC_ALL=POSIX": "en", "LANG=not a locale": "en",
		"LANG=ru_RU.UTF-8": "ru", "LANG=ru_UA.UTF-8": "ru", "LANG=en_US.UTF-8": "en", "LANG=en_GB": "en",
		"LANG=tt_RU.UTF-8": "tt", "LANG=tt_RU@iqtelif": "tt", "LANG=tt_RU.UTF-8@iqtelif": "tt",
		"LANG=az_AZ.UTF-8": "en", "LANG=kk_KZ.UTF-8": "en", "LANG=uz_UZ.UTF-8@cyrillic": "en", "LANG=tg_TJ.UTF-8": "en",
		"LANG=ba_RU.UTF-8": "en", "LANG=cv_RU.UTF-8": "en", "LANG=sr_RS.UTF-8": "en", "LANG=uk_UA.UTF-8": "en",
		"LANG=de_DE.UTF-8": "en", "LANG=pt_BR.UTF-8": "en", "LANG=zh_CN.UTF-8": "en", "LANG=zh_TW.UTF-8": "en",
		"LANGUAGE=tt:ru:en LANG=ru_RU.UTF-8": "tt", "LANGUAGE=ru:en LANG=en_US.UTF-8": "ru",
	} {
		if testing.Short() && !strings.Contains("LANG=C LANG=tt_RU.UTF-8 LANG=az_AZ.UTF-8", locale) {
			continue // a process each
		}
		child := exec.Command(os.Args[0])
		for _, v := range os.Environ() {
			if !strings.HasPrefix(v, "LANG") && !strings.HasPrefix(v, "LC_") {
				child.Env = append(child.Env, v)
			}
		}
		vars := []string{locale}
		if strings.HasPrefix(locale, "LANGUAGE") {
			vars = strings.Fields(locale)
		}
		child.Env = append(append(child.Env, localeChild+"=1"), vars...)
		out, err := child.Output()
		if err != nil {
			t.Fatalf("%s: %v", locale, err)
		}
		gotSystem, got, _ := strings.Cut(string(out), "|")
		if got != want {
			t.Errorf("%s: the toolkit says\n%s, want\n%s", locale, got, want)
		}
		if gotSystem != system {
			t.Errorf("%s: taken for a %q computer, want %q", locale, gotSystem, system)
		}
	}
}

// TestToolkitWordsAreComplete holds our wording against the toolkit's own files, so that a newer
// toolkit with more words or more languages is noticed.
func TestToolkitWordsAreComplete(t *testing.T) {
	dir, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "fyne.io/fyne/v2").Output()
	if err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob(filepath.Join(strings.TrimSpace(string(dir)), "lang", "translations", "base.*.json"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no translations of the toolkit: %v", err)
	}
	var theirs, ours []string
	for _, f := range files {
		tag := strings.TrimSuffix(strings.TrimPrefix(filepath.Base(f), "base."), ".json")
		theirs = append(theirs, strings.ReplaceAll(tag, "_", "-"))
	}
	for _, l := range toolkitLanguages {
		ours = append(ours, string(l))
	}
	slices.Sort(theirs)
	slices.Sort(ours)
	if !slices.Equal(theirs, ours) {
		t.Errorf("the toolkit has %v, we replace %v", theirs, ours)
	}

	english, err := os.ReadFile(filepath.Join(strings.TrimSpace(string(dir)), "lang", "translations", "base.en.json"))
	if err != nil {
		t.Fatal(err)
	}
	want := keysOf(t, english)
	for _, l := range register.Languages {
		data, err := assets.Translations.ReadFile("translations/fyne." + string(l) + ".json")
		if err != nil {
			t.Fatal(err)
		}
		if got := keysOf(t, data); !slices.Equal(got, want) {
			t.Errorf("%s has %v\nwant %v", l, got, want)
		}
	}
}

func keysOf(t *testing.T, data []byte) []string {
	t.Helper()
	var all map[string]any
	if err := json.Unmarshal(data, &all); err != nil {
		t.Fatal(err)
	}
	var keys []string
	for k := range all {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
