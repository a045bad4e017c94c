package storage

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// A register that was packed with other words could not be read any more.
func TestThePackingWordsNeverChange(t *testing.T) {
	sum := sha256.Sum256(packingWords)
	assert.Equal(t, "dcbcdf487edb822b10995e2b23bd52164c8032527f5555d7aba6d2301c127bb5", hex.EncodeToString(sum[:]))
}

func TestWhatIsPackedIsUnpackedAsItWas(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := recordText(strings.Repeat(rapid.String().Draw(t, "text"), rapid.IntRange(0, 40).Draw(t, "times")))
		kept, err := text.packed()
		require.NoError(t, err)
		var read recordText
		require.NoError(t, read.Scan(kept))
		assert.Equal(t, text, read)
	})
}

// A damaged text is no reason not to read the others: the sum of the change tells.
func TestADamagedTextIsNoError(t *testing.T) {
	text := recordText(`{"title":{"ru":"` + strings.Repeat("Соглашение о сотрудничестве ", 20) + `"}}`)
	kept, err := text.packed()
	require.NoError(t, err)
	content := kept.([]byte)
	assert.Less(t, len(content), len(text)/4)
	for i := range content {
		for bit := range 8 {
			damaged := append([]byte(nil), content...)
			damaged[i] ^= 1 << bit
			var read recordText
			require.NoError(t, read.Scan(damaged))
		}
	}
	for n := range content {
		assert.NotEqual(t, text, unpacked(content[:n]))
	}
}

// A length that nobody can have written makes no program take that much memory.
func TestADamagedLengthIsNotBelieved(t *testing.T) {
	for _, content := range [][]byte{{packedAs}, {packedAs, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f, 1, 2}, {packedAs, 0xff, 0xff, 0xff, 0x1f, 3, 0}} {
		assert.Equal(t, recordText(content), unpacked(content))
	}
}
