// Package trouble says what went wrong in a sentence that an officer can act on: what happened,
// where, and what to do.
package trouble

import (
	"cmp"
	"context"
	"errors"
	"io/fs"
	"os"
	"strconv"
	"strings"

	"accord/app/exchange"
	"accord/app/lang"
	"accord/app/sheet/mapping"
	"accord/app/sheet/plan"
	"accord/app/sheet/read"
	"accord/storage"
	"accord/storage/backup"
	"accord/storage/briefcase"
	"accord/storage/pack"
	"accord/storage/plainfile"
	"accord/storage/seal"
	"accord/storage/whole"
	"accord/storage/wordlist"
)

// located is trouble with a file.
type located struct {
	file string
	err  error
}

// At adds the troublesome file, for Sentence to name it. No error stays none, and an error that names its file already
// keeps it.
func At(file string, err error) error {
	var l *located
	if err == nil || errors.As(err, &l) {
		return err
	}
	file = storage.Address(file)
	return &located{file, err}
}

func (l *located) Error() string { return l.file + ": " + l.err.Error() }
func (l *located) Unwrap() error { return l.err }

// known names the sentences, the first that fits counts.
var known = []struct {
	err  error
	name string
}{
	{context.Canceled, "cancelled"},
	{pack.ErrNone, "pack_none"},
	{pack.ErrClosed, "pack_closed"},
	{pack.ErrWrong, "pack_wrong"},
	{pack.ErrOther, "pack_other"},
	{pack.ErrNewer, "pack_newer"},
	{pack.ErrTooLarge, "pack_large"},
	{pack.ErrAltered, "pack_altered"},
	{pack.ErrWithdrawn, "pack_withdrawn"},
	{pack.ErrDevice, "pack_device"},
	{pack.ErrCard, "pack_card"},
	{storage.ErrParcel, "pack_altered"},
	{briefcase.ErrOver, "briefcase_over"},
	{briefcase.ErrClosed, "briefcase_closed"},
	{briefcase.ErrWrong, "briefcase_wrong"},
	{backup.ErrNoPlace, "no_place"},
	{backup.ErrServer, "server_copy"},
	{backup.ErrLooked, "looked_copy"},
	{storage.ErrOnServer, "on_server"},
	{storage.ErrSealed, "register_sealed"},
	{storage.ErrIsSealed, "is_sealed"},
	{storage.ErrNotSealed, "not_sealed"},
	{seal.ErrSealed, "sealed"},
	{seal.ErrMisspoken, "secret_words"},
	{seal.ErrWrongSecret, "wrong_secret"},
	{storage.ErrAddress, "address"},
	{storage.ErrUnverified, "unverified"},
	{storage.ErrRootCertificate, "root_certificate"},
	{storage.ErrCertificate, "certificate"},
	{storage.ErrStopped, "stopped"},
	{storage.ErrNoEntry, "no_entry"},
	{storage.ErrCollation, "collation"},
	{storage.ErrTemplate, "template"},
	{storage.ErrOlderRegister, "older_register"},
	{storage.ErrUnprepared, "unprepared"},
	{storage.ErrUncertain, "uncertain"},
	{storage.ErrUnanswered, "unanswered"},
	{storage.ErrNoRight, "no_right"},
	{storage.ErrPortion, "portion"},
	{storage.ErrNoDatabase, "no_database"},
	{storage.ErrNoRegister, "no_register"},
	{storage.ErrExists, "exists"},
	{storage.ErrOccupied, "occupied"},
	{storage.ErrPersonName, "person_name"},
	{storage.ErrIsRegister, "is_register"},
	{storage.ErrName, "name"},
	{storage.ErrNotRegister, "not_register"},
	{storage.ErrNewerRegister, "newer_register"},
	{storage.ErrHeld, "held"},
	{storage.ErrLocked, "locked"},
	{storage.ErrServerFull, "server_full"},
	{storage.ErrTemporaryFull, "temporary_full"},
	{storage.ErrFull, "full"},
	{storage.ErrGone, "gone"},
	{storage.ErrOverwritten, "overwritten"},
	{storage.ErrReplaced, "replaced"},
	{storage.ErrLooking, "looking"},
	{storage.ErrReadOnly, "read_only"},
	{storage.ErrNoContent, "no_content"},
	{storage.ErrAltered, "altered"},
	{storage.ErrRecordForged, "record_forged"},
	{storage.ErrRecordAltered, "record_altered"},
	{storage.ErrNoBeginning, "no_beginning"},
	{storage.ErrNothingLeft, "nothing_left"},
	{storage.ErrServerDamaged, "server_damaged"},
	{storage.ErrDerivedWrong, "derived_wrong"},
	{storage.ErrApart, "apart"},
	{storage.ErrDamaged, "damaged"},
	{storage.ErrPurged, "purged"},
	{storage.ErrNotInTrash, "not_in_trash"},
	{storage.ErrNotFound, "not_found"},
	{storage.ErrConflict, "conflict"},
	{storage.ErrInvalid, "invalid"},
	{read.ErrForm, "sheet_form"},
	{read.ErrOldExcel, "sheet_old"},
	{read.ErrMarkup, "sheet_markup"},
	{read.ErrSealed, "sheet_sealed"},
	{read.ErrBroken, "sheet_broken"},
	{read.ErrTooLarge, "sheet_large"},
	{read.ErrNoSheet, "sheet_none"},
	{mapping.ErrNoTable, "sheet_empty"},
	{mapping.ErrFormat, "sheet_map"},
	{mapping.ErrLetters, "sheet_map_letters"},
	{plan.ErrNothingNew, "sheet_nothing_new"},
	{plan.ErrNothing, "sheet_nothing"},
	{plainfile.ErrNotPlain, "not_plain"},
	{plainfile.ErrSpared, "is_register"},
	{whole.ErrFolder, "folder"},
	{whole.ErrNobodyReads, "nobody_reads"},
	{whole.ErrNoFolder, "no_folder"},
	{fs.ErrNotExist, "no_file"},
	{fs.ErrPermission, "read_only"},
	{fs.ErrExist, "exists"},
}

// name is the last part of the sentence's key: "locked", "unexpected" for an error that is not known.
func name(err error) string {
	var faults exchange.Faults
	if errors.As(err, &faults) {
		return "faults"
	}
	var unknown *wordlist.Unknown
	if errors.As(err, &unknown) {
		return "secret_word"
	}
	var unclosed *read.Unclosed
	if errors.As(err, &unclosed) {
		return "sheet_quote"
	}
	var busy *storage.Busy
	if errors.As(err, &busy) {
		return "busy"
	}
	for _, k := range known {
		if errors.Is(err, k.err) {
			return k.name
		}
	}
	if word := storage.OfSystem(err); word != nil {
		return name(word)
	}
	return "unexpected"
}

// Sentence says in the current language what happened, where and what to do, in one to four short sentences; it is
// empty without an error. Details has the faults of the refused record or file.
func Sentence(err error) string {
	if err == nil {
		return ""
	}
	name := name(err)
	if name == "temporary_full" { // the register is not to blame, and is not named
		return lang.T("error.temporary_full", os.TempDir()) + " " + lang.T("error.temporary_full.do")
	}
	what := lang.T("error." + name)
	var unknown *wordlist.Unknown
	var unclosed *read.Unclosed
	var busy *storage.Busy
	switch {
	case name == "busy" && errors.As(err, &busy):
		what = lang.T("error.busy", sessions(busy))
	case name == "unexpected":
		what = lang.T("error.unexpected", plain(err))
	case name == "secret_word" && errors.As(err, &unknown):
		what = lang.T("error.secret_word", strconv.Itoa(unknown.Place), unknown.Word)
	case name == "sheet_quote" && errors.As(err, &unclosed):
		what = lang.T("error.sheet_quote", strconv.Itoa(unclosed.Line))
	}
	return what + where(err) + " " + lang.T("error."+name+".do")
}

// sessions names those who keep tables, and since when.
func sessions(busy *storage.Busy) string {
	var all []string
	for _, one := range busy.Sessions {
		all = append(all, lang.T("error.busy.session", one.Person, cmp.Or(one.Program, lang.Unknown), lang.Moment(one.Since), strconv.Itoa(one.PID)))
	}
	return strings.Join(all, "; ")
}

// plain is the error without what At added, since the file is named by itself.
func plain(err error) string {
	var l *located
	if errors.As(err, &l) {
		return l.err.Error()
	}
	return err.Error()
}

func where(err error) string {
	text := ""
	var l *located
	var p *fs.PathError
	switch {
	case errors.As(err, &l):
		if storage.IsServer(l.file) {
			text += " " + lang.T("error.server", storage.Name(l.file))
			if errors.As(l.err, &p) {
				text += " " + lang.T("error.file", p.Path)
			}
		} else {
			text += " " + lang.T("error.file", l.file)
		}
	case errors.As(err, &p):
		text += " " + lang.T("error.file", p.Path)
	}
	var invalid *storage.Invalid
	var conflict *storage.Conflict
	var altered *storage.AlteredRecord
	var over *briefcase.Over
	switch {
	case errors.As(err, &over):
		text += " " + lang.T("error.briefcase", lang.LongDay(over.Until), over.By)
	case errors.As(err, &altered):
		name := altered.Label.Or(lang.Current())
		if name == "" {
			name = altered.ID.String()
		}
		text += " " + lang.T("error.record", name)
	case errors.As(err, &invalid):
		text += " " + lang.T("error.record", lang.T("kind."+string(invalid.Ref.Kind)))
	case errors.As(err, &conflict):
		name := conflict.Theirs.Label().Or(lang.Current())
		text += " " + lang.T("error.record", name)
		if by := conflict.Theirs.Meta().UpdatedBy; by != "" {
			text += " " + lang.T("error.by", by)
		}
	}
	return text
}

// Details are all things wrong in a record or a file that was refused, a line each.
func Details(err error) []string {
	var lines []string
	var faults exchange.Faults
	var invalid *storage.Invalid
	switch {
	case errors.As(err, &faults):
		lines = faults.Lines()
	case errors.As(err, &invalid):
		for _, p := range invalid.Problems.Errors() {
			lines = append(lines, exchange.Fault{Path: p.Field, Key: p.Key, Args: p.Args}.Text())
		}
	}
	return lines
}
