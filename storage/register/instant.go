package register

import (
	"database/sql/driver"
	"fmt"
	"time"
)

const instantLayout = "2006-01-02T15:04:05.000Z"

// Instant is a moment of the clock to the millisecond, always in UTC. It is kept as ISO 8601 text
// that sorts as time does.
type Instant struct{ time.Time }

// At makes an Instant of a clock's reading.
func At(t time.Time) Instant { return Instant{t.UTC().Truncate(time.Millisecond)} }

// MarshalText returns ISO 8601 text, empty for the zero Instant.
func (i Instant) MarshalText() ([]byte, error) {
	if i.IsZero() {
		return nil, nil
	}
	return []byte(i.UTC().Format(instantLayout)), nil
}

// MarshalJSON returns the text of MarshalText in quotes.
func (i Instant) MarshalJSON() ([]byte, error) {
	text, err := i.MarshalText()
	return []byte(`"` + string(text) + `"`), err
}

// UnmarshalText reads what MarshalText wrote.
func (i *Instant) UnmarshalText(b []byte) error {
	if len(b) == 0 {
		*i = Instant{}
		return nil
	}
	t, err := time.Parse(instantLayout, string(b))
	if err != nil {
		return fmt.Errorf("read instant %q: %w", b, err)
	}
	*i = Instant{t}
	return nil
}

// UnmarshalJSON reads what MarshalJSON wrote.
func (i *Instant) UnmarshalJSON(b []byte) error {
	if len(b) < 2 || b[0] != '"' {
		return fmt.Errorf("read instant %s: not a text", b)
	}
	return i.UnmarshalText(b[1 : len(b)-1])
}

// Value stores the text, the zero Instant as NULL.
func (i Instant) Value() (driver.Value, error) {
	if i.IsZero() {
		return nil, nil
	}
	return i.UTC().Format(instantLayout), nil
}

// Scan reads what Value stored.
func (i *Instant) Scan(src any) error {
	switch v := src.(type) {
	case nil:
		*i = Instant{}
		return nil
	case string:
		return i.UnmarshalText([]byte(v))
	case []byte:
		return i.UnmarshalText(v)
	}
	return fmt.Errorf("read instant: unexpected %T", src)
}

// GormDataType returns the type GORM keeps an Instant as: text.
func (Instant) GormDataType() string { return "text" }
