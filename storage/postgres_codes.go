package storage

import (
	"crypto/tls"
	"errors"
	"net"
	"syscall"

	"github.com/jackc/pgx/v5/pgconn"
)

// crossedCode: two waited for each other, and one was sent away.
const crossedCode = "40P01"

// crossed reports whether it was that.
func crossed(err error) bool {
	var said *pgconn.PgError
	return errors.As(err, &said) && said.Code == crossedCode
}

// misnamed reports whether a name was refused that an account of the server cannot or may not have.
func misnamed(err error) bool {
	var said *pgconn.PgError
	return errors.As(err, &said) && said.Code == "22023"
}

// ofServerFault returns our word for what a server says, nil where it says something else
// (https://www.postgresql.org/docs/current/errcodes-appendix.html).
func ofServerFault(err error) error {
	var said *pgconn.PgError
	var unreached *pgconn.ConnectError
	if errors.As(err, &said) {
		if said.Code == "42501" && errors.As(err, &unreached) {
			return ErrNoEntry
		}
		switch said.Code {
		case "28P01", "28000", "42P01": // the last: to who may not use the schema, its tables do not exist
			return ErrNoEntry
		case "3D000":
			return ErrNoDatabase
		case "42501", "25006":
			return ErrNoRight
		case "53100", "53200":
			return ErrServerFull
		case "53400":
			return ErrPortion
		case "55P03", "40001", crossedCode, "53300", "54000": // the last: nobody clears away the notifications, see end_idle
			return ErrLocked
		case "57014":
			return ErrStopped
		case "57P01", "57P02", "57P03", "08000", "08003", "08006":
			return ErrUnanswered
		case "42703", "XX001", "XX002": // a column is missing, or a page is broken
			return ErrDamaged
		}
		return nil
	}
	var unproved *tls.CertificateVerificationError
	if errors.As(err, &unproved) {
		return ErrCertificate
	}
	if errors.As(err, &unreached) || ofLine(err) || pgconn.SafeToRetry(err) {
		return ErrUnanswered
	}
	return nil
}

// ofLine reports whether the line to a server says so. What the system says of a file looks like an error of a line too: each of
// its numbers can tell whether it is a timeout.
func ofLine(err error) bool {
	var line net.Error
	if !errors.As(err, &line) {
		return false
	}
	_, system := line.(syscall.Errno)
	return !system
}
