package trouble_test

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/app/exchange"
	"accord/app/lang"
	"accord/app/sheet/plan"
	"accord/app/sheet/read"
	"accord/app/trouble"
	"accord/storage"
	"accord/storage/backup"
	"accord/storage/plainfile"
	"accord/storage/register"
	"accord/storage/storagetest"
	"accord/storage/whole"
)

var ctx = context.Background()

func TestEveryTroubleIsASentenceThatSaysWhatToDo(t *testing.T) {
	for _, l := range register.Languages {
		lang.Use(l)
		for _, err := range []error{
			storage.ErrNotFound, storage.ErrInvalid, storage.ErrConflict, storage.ErrNoRegister, storage.ErrExists, storage.ErrOccupied, storage.ErrPersonName, storage.ErrNotRegister,
			storage.ErrNewerRegister, storage.ErrLocked, storage.ErrHeld, storage.ErrReadOnly, storage.ErrLooking, storage.ErrFull, storage.ErrServerFull, storage.ErrRootCertificate, storage.ErrTemplate, storage.ErrPortion, storage.ErrRecordForged, storage.ErrDamaged, storage.ErrServerDamaged, storage.ErrDerivedWrong, storage.ErrApart, backup.ErrServer, backup.ErrLooked, storage.ErrGone, storage.ErrReplaced, storage.ErrIsRegister, storage.ErrName, whole.ErrFolder, whole.ErrNoFolder, whole.ErrNobodyReads, plainfile.ErrNotPlain,
			fs.ErrNotExist, fs.ErrPermission, context.Canceled, exchange.Faults{{Key: "problem.required"}}, &read.Unclosed{Line: 17}, plan.ErrNothing, plan.ErrNothingNew, errors.New("the moon is blue"),
		} {
			text := trouble.Sentence(trouble.At("a.accord", fmt.Errorf("save: %w", err)))
			assert.NotContains(t, text, "error.", err)
			assert.NotContains(t, text, "%!", err)
			assert.Contains(t, text, "a.accord", err)
			assert.GreaterOrEqual(t, strings.Count(text, ". "), 2, text)
			known := err.Error() != "the moon is blue"
			assert.Equal(t, !known, strings.Contains(text, "save: "), text)
		}
	}
}

func TestAFullFolderOfTemporaryFilesIsNotBlamedOnTheRegister(t *testing.T) {
	lang.Use(register.English)
	text := trouble.Sentence(trouble.At("a.accord", fmt.Errorf("check: %w", storage.ErrTemporaryFull)))
	assert.Contains(t, text, os.TempDir())
	assert.NotContains(t, text, "a.accord")
}

func TestTheLineOfAnUnclosedQuotationMarkIsNamed(t *testing.T) {
	for _, l := range register.Languages {
		lang.Use(l)
		assert.Contains(t, trouble.Sentence(fmt.Errorf("read: %w", &read.Unclosed{Line: 17})), " 17 ")
	}
}

// A table in a form that is not read says how it becomes one that is.
func TestAnUnreadTableSaysToSaveItAsXLSX(t *testing.T) {
	for _, l := range register.Languages {
		lang.Use(l)
		for _, err := range []error{read.ErrOldExcel, read.ErrMarkup, read.ErrForm} {
			assert.Contains(t, trouble.Sentence(trouble.At("a.xls", err)), "XLSX", "%s: %v", l, err)
		}
	}
}

func TestNoTroubleIsNothing(t *testing.T) {
	assert.Empty(t, trouble.Sentence(nil))
	assert.NoError(t, trouble.At("a.accord", nil))
	assert.Empty(t, trouble.Details(nil))
}

func TestTheNearestFileIsNamed(t *testing.T) {
	lang.Use(register.English)
	_, err := os.Open(filepath.Join("nowhere", "b.json"))
	require.Error(t, err)
	assert.Equal(t, "There is no such file. File: "+filepath.Join("nowhere", "b.json")+". Check the name of the file and the folder.", trouble.Sentence(err))
	inner := trouble.At("in.json", err)
	assert.Contains(t, trouble.Sentence(trouble.At("a.accord", inner)), "File: in.json.")
}

func TestAConflictNamesTheRecordAndWhoWasQuicker(t *testing.T) {
	lang.Use(register.English)
	f := storagetest.New(t)
	p := f.Partner(register.Partner{Name: register.Text{En: "Ganja"}})
	old := *p
	p.Name.En, old.Name.En = "Gyanja", "Gəncə"
	_, err := f.Save(ctx, p)
	require.NoError(t, err)
	_, err = f.Save(ctx, &old)
	assert.Equal(t, "Somebody else has changed the record; your changes were not saved. Record: Gyanja. Changed by: tester. Open the record again and make your changes once more.", trouble.Sentence(err))
}

func TestDetailsNameEveryFault(t *testing.T) {
	lang.Use(register.English)
	f := storagetest.New(t)
	_, err := f.Save(ctx, &register.Visit{From: "2022-13"})
	assert.Equal(t, []string{"title: A required field is empty", "direction: A required field is empty", "from: “2022-13” is not a date. Examples: 29.11.2022, 11.2022, 2022"}, trouble.Details(err))
	assert.Contains(t, trouble.Sentence(err), "Record: Visit.")
}
