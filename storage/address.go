package storage

import (
	"net/url"
	"strings"
)

// Address returns an address fit to show and to keep: that of a server loses its password.
func Address(address string) string {
	if !IsServer(address) {
		return address
	}
	u, err := url.Parse(address)
	if err != nil {
		return withoutSecret(address)
	}
	options, err := readOptions(u.RawQuery)
	if err != nil {
		return withoutSecret(address)
	}
	if u.User != nil {
		u.User = url.User(u.User.Username())
	}
	if options.Has("password") {
		options.Del("password")
		u.RawQuery = writeOptions(options)
	}
	return u.String()
}

// readOptions reads the options of an address as the driver does, to which a plus is a plus and no space.
func readOptions(query string) (url.Values, error) {
	return url.ParseQuery(strings.ReplaceAll(query, "+", "%2B"))
}

// writeOptions writes options as readOptions reads them.
func writeOptions(options url.Values) string { return strings.ReplaceAll(options.Encode(), "+", "%20") }

// withoutSecret returns of the address of a server that cannot be taken apart what holds no password.
func withoutSecret(address string) string {
	scheme, rest, _ := strings.Cut(address, "://")
	rest, _, _ = strings.Cut(rest, "?")
	if at := strings.LastIndex(rest, "@"); at >= 0 {
		person, _, _ := strings.Cut(rest[:at], ":")
		rest = person + rest[at:]
	}
	return scheme + "://" + rest
}

// Server is where a register lies on a server, and who comes.
type Server struct {
	// Host is the computer, with a port where it is not the usual one; empty is this one.
	Host, Database, Person string
	// Root is the file of the certificate that must have signed the server's; empty means those the system trusts.
	Root string
	// options are what else the address says.
	options url.Values
}

// ServerOf takes the address of a server apart; any other address becomes the zero Server.
func ServerOf(address string) Server {
	u, err := url.Parse(address)
	if !IsServer(address) || err != nil {
		return Server{}
	}
	s := Server{Host: u.Host, Database: strings.TrimPrefix(u.Path, "/")}
	s.options, _ = readOptions(u.RawQuery) // what can be read
	if u.User != nil {
		s.Person = u.User.Username()
	}
	for name, into := range map[string]*string{"host": &s.Host, "user": &s.Person, "sslrootcert": &s.Root} {
		if s.options.Has(name) {
			*into = s.options.Get(name)
			s.options.Del(name)
		}
	}
	s.options.Del("password")
	return s
}

// Address is that of the register, with a password where one is given; without one the server is asked by what the system knows
// (https://www.postgresql.org/docs/current/libpq-pgpass.html).
func (s Server) Address(password string) string {
	u := url.URL{Scheme: "postgres", Path: "/" + s.Database}
	options := url.Values{}
	for name, values := range s.options {
		options[name] = values
	}
	if strings.HasPrefix(s.Host, "/") { // a socket
		options.Set("host", s.Host)
	} else {
		u.Host = s.Host
	}
	if s.Root != "" {
		options.Set("sslrootcert", s.Root)
	}
	switch {
	case password != "":
		u.User = url.UserPassword(s.Person, password)
	case s.Person != "":
		u.User = url.User(s.Person)
	}
	u.RawQuery = writeOptions(options)
	return u.String()
}
