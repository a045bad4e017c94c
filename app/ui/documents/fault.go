package documents

import (
	"errors"

	"accord/app/lang"
	"accord/app/trouble"
	"accord/storage"
	"accord/storage/reading"
)

// previewFault says why there is no picture: most files have none, and that is no trouble.
func previewFault(err error) string {
	switch {
	case errors.Is(err, storage.ErrNoContent), errors.Is(err, storage.ErrAltered):
		return trouble.Sentence(err)
	case errors.Is(err, reading.ErrUnreadable):
		return lang.T("file.preview.none")
	}
	return trouble.Sentence(err)
}
