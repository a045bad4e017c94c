package storagetest

import (
	"bytes"
	"encoding/binary"
)

// Asked returns the number of round trips over the line so far. Preparing a statement does not count, nor does the
// regular look for changes of others.
func (l *Line) Asked() int {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.asked
}

// Beginnings of statements that wait for changes.
var listening = [][]byte{[]byte("LISTEN"), []byte(`SELECT "seq","kind","record_id"`), []byte("-- ping")}

// questions counts what a program asks over a connection (https://www.postgresql.org/docs/current/protocol-message-formats.html).
type questions struct {
	began     bool   // its first message, which alone has no letter, is over
	said      []byte // the message so far, as much of it as is looked at
	left      int    // of the message; below 0 while its length is not known
	statement string // the statement to execute
	unheeded  map[string]bool
	running   bool // statements must run before the next answer
}

// lookedAt is how much of a message is looked at.
const lookedAt = 4096

func (q *questions) count(part []byte) (n int) {
	for len(part) > 0 {
		head := 5
		if !q.began {
			head = 4
		}
		if len(q.said) < head {
			q.said = append(q.said, part[0])
			part = part[1:]
			if len(q.said) == head {
				q.left = int(binary.BigEndian.Uint32(q.said[head-4:])) - 4
			}
		}
		if len(q.said) >= head {
			take := min(q.left, len(part))
			if room := lookedAt - len(q.said); room > 0 {
				q.said = append(q.said, part[:min(take, room)]...)
			}
			part, q.left = part[take:], q.left-take
			if q.left == 0 {
				if q.began && q.ends(q.said[0], q.said[head:]) {
					n++
				}
				q.began, q.said = true, q.said[:0]
			}
		}
	}
	return n
}

// ends looks at a whole message, and reports whether an answer is waited for.
func (q *questions) ends(letter byte, body []byte) bool {
	name, rest, _ := bytes.Cut(body, []byte{0})
	switch letter {
	case 'P': // a statement gets a name
		if q.unheeded == nil {
			q.unheeded = map[string]bool{}
		}
		q.unheeded[string(name)] = heard(rest)
	case 'B': // values are bound to it
		statement, _, _ := bytes.Cut(rest, []byte{0})
		q.statement = string(statement)
	case 'E':
		q.running = q.running || !q.unheeded[q.statement]
	case 'S':
		running := q.running
		q.running = false
		return running
	case 'Q': // all of that
		return !heard(body)
	}
	return false
}

func heard(sql []byte) bool {
	for _, beginning := range listening {
		if bytes.HasPrefix(sql, beginning) {
			return true
		}
	}
	return false
}
