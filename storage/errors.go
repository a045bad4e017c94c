package storage

import (
	"errors"
	"fmt"

	"accord/storage/register"
)

// What can go wrong with a register. Callers test with errors.Is; the texts around them say what
// was being done.
var (
	// ErrNotFound: there is no such record.
	ErrNotFound = errors.New("no such record")
	// ErrInvalid: the record breaks its own rules; see Invalid for which.
	ErrInvalid = register.ErrInvalid
	// ErrConflict: somebody saved a newer revision meanwhile; see Conflict for what they wrote.
	ErrConflict = errors.New("the record was changed meanwhile")
	// ErrKept: everything was left as it is now; nothing was undone.
	ErrKept = errors.New("everything was left as it is")
	// ErrPurged: the record was taken away for good; nothing brings it back.
	ErrPurged = errors.New("the record was deleted for good")
	// ErrNotInTrash: only what lies in the trash is taken away for good.
	ErrNotInTrash = errors.New("the record is not in the trash")
	// ErrNoRegister: there is no file at the address.
	ErrNoRegister = errors.New("there is no register at this address")
	// ErrExists: the address of a new register already has a file.
	ErrExists = errors.New("the file is there already")
	// ErrOccupied: a new register cannot be made in a database that holds one.
	ErrOccupied = errors.New("the database holds a register already")
	// ErrPersonName: nobody signs in to a register by such a name.
	ErrPersonName = errors.New("this is no name of a person")
	// ErrName: the system allows no file of this name at this place.
	ErrName = errors.New("there can be no file of this name here")
	// ErrIsRegister: something else was to be written where a register lies.
	ErrIsRegister = errors.New("a register lies at this place")
	// ErrIsSealed: it is under seal already.
	ErrIsSealed = errors.New("the register is under seal already")
	// ErrNotSealed: it is not under seal.
	ErrNotSealed = errors.New("the register is not under seal")
	// ErrNotRegister: the file is something else.
	ErrNotRegister = errors.New("the file is no register of Accord")
	// ErrNewerRegister: a newer Accord made it; this one does not touch it.
	ErrNewerRegister = errors.New("the register was made by a newer Accord")
	// ErrOlderRegister: a register on a server has the form of an older Accord; its administrator brings it up to date.
	ErrOlderRegister = errors.New("the register on the server is of an older Accord")
	// ErrAddress: the text is no address of a server.
	ErrAddress = errors.New("this is no address of a server")
	// ErrUnverified: nothing would prove the server to be the one meant.
	ErrUnverified = errors.New("the server's certificate would not be verified")
	// ErrRootCertificate: the file that the address names for the root certificate cannot be read, or holds none.
	ErrRootCertificate = errors.New("the root certificate cannot be read")
	// ErrCertificate: the server cannot prove to be the one that is meant: its certificate is over, another's or of nobody known.
	ErrCertificate = errors.New("the server's certificate is not valid")
	// ErrStopped: the administrator of the server stopped the statement.
	ErrStopped = errors.New("the server's administrator has stopped it")
	// ErrNoEntry: the server does not let this person in, or not with this password.
	ErrNoEntry = errors.New("the server does not let you in")
	// ErrCollation: the database sorts texts by the rules of a language; a register needs those of bytes.
	ErrCollation = errors.New("the database must be made with LOCALE 'C'")
	// ErrTemplate: the database is the one that new databases are copied from.
	ErrTemplate = errors.New("new databases are copied from this one")
	// ErrOnServer: this is done with registers that are files, and the register lies on a server.
	ErrOnServer = errors.New("the register is no file")
	// ErrLocked: another program holds the register.
	ErrLocked = errors.New("the register is locked by another program")
	// ErrHeld: every record of an import is in the register already.
	ErrHeld = errors.New("the register holds every record already")
	// ErrReadOnly: the user has no right to the file or its folder, or the disk is write-protected.
	ErrReadOnly = errors.New("there is no right to the register")
	// ErrLooking: the register is open for looking only; see OpenToLook.
	ErrLooking = errors.New("the register is open for looking only")
	// ErrFull: the disk is full, or the file may not grow.
	ErrFull = errors.New("the disk is full")
	// ErrServerFull: it is the server that has no room left. It is an ErrFull.
	ErrServerFull = fmt.Errorf("%w: that of the server", ErrFull)
	// ErrTemporaryFull: it is the disk of temporary files that has no room left. It is an ErrFull.
	ErrTemporaryFull = fmt.Errorf("%w: that of temporary files", ErrFull)
	// ErrGone: the file left its address, or its disk does not answer.
	ErrGone = errors.New("the register is out of reach")
	// ErrReplaced: another file lies at the address.
	ErrReplaced = errors.New("another file has taken the register's place")
	// ErrNothingLeft: nothing of a damaged register can be read. It is an ErrDamaged.
	ErrNothingLeft = fmt.Errorf("%w: nothing in it can be read", ErrDamaged)
	// ErrOverwritten: other contents were written into the register's own file. It is an ErrReplaced.
	ErrOverwritten = fmt.Errorf("%w: its contents were overwritten", ErrReplaced)
	// ErrNoContent: a file is known by name and hash, but what it held is not in the register.
	ErrNoContent = errors.New("the content of the file is not in the register")
	// ErrAltered: the content of a file differs from the file once added.
	ErrAltered = errors.New("the content of the file is not what it was")
	// ErrNoDatabase: the server has no database of that name. It is an ErrNoRegister.
	ErrNoDatabase = fmt.Errorf("%w: no such database", ErrNoRegister)
	// ErrUnprepared: the database on the server holds no register. It is an ErrNotRegister.
	ErrUnprepared = fmt.Errorf("%w: the database is not prepared", ErrNotRegister)
	// ErrUnanswered: the server does not answer. It is an ErrGone.
	ErrUnanswered = fmt.Errorf("%w: the server does not answer", ErrGone)
	// ErrUncertain: the line to the server broke during a commit, which may have happened. It is an ErrUnanswered.
	ErrUncertain = fmt.Errorf("%w: nobody knows whether the change is kept", ErrUnanswered)
	// ErrNoRight: this person may not do that in the register on the server. It is an ErrReadOnly.
	ErrNoRight = fmt.Errorf("%w: the server does not allow it", ErrReadOnly)
	// ErrPortion: this person has written as much today as the server takes of one in a day.
	ErrPortion = errors.New("this person's portion of the day is written")
	// ErrDamaged: the file is broken.
	ErrDamaged = errors.New("the register is damaged")
	// ErrDerivedWrong: records are whole, but not what lists and search show of them. It is an ErrDamaged, and Rederive mends it.
	ErrDerivedWrong = fmt.Errorf("%w: what is derived from records is wrong", ErrDamaged)
	// ErrApart: records are not what their history says, and of each one of the two is whole. It is an ErrDamaged, and Mend mends it.
	ErrApart = fmt.Errorf("%w: records differ from their history", ErrDamaged)
	// ErrServerDamaged: records on a server are other than they were saved. It is an ErrDamaged, and the office works on.
	ErrServerDamaged = fmt.Errorf("%w: records on the server were written past the program", ErrDamaged)
	// ErrNoBeginning: the first page is lost, by which the engine knows the file. It is an ErrDamaged.
	ErrNoBeginning = fmt.Errorf("%w: its beginning is lost", ErrDamaged)
)

// Invalid is an ErrInvalid with the problems of the record.
type Invalid struct {
	Ref      register.Ref
	Problems register.Problems
}

// Error lists the problems by field.
func (e *Invalid) Error() string { return fmt.Sprintf("%s: %v", e.Ref.Kind, e.Problems.Err()) }

// Unwrap makes errors.Is(err, ErrInvalid) true.
func (e *Invalid) Unwrap() error { return ErrInvalid }

// Conflict is an ErrConflict with the three versions that a person needs to decide.
type Conflict struct {
	// Base is the revision that Mine was made from, Theirs is in the register now, Mine was to be saved. Base is nil
	// where the history no longer has it.
	Base, Theirs, Mine register.Record
}

// Error names the record and who was quicker.
func (e *Conflict) Error() string {
	return fmt.Sprintf("%s %s: %v by %s", e.Mine.Ref().Kind, e.Mine.Ref().ID, ErrConflict, e.Theirs.Meta().UpdatedBy)
}

// Unwrap makes errors.Is(err, ErrConflict) true.
func (e *Conflict) Unwrap() error { return ErrConflict }
