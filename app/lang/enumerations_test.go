package lang

import (
	"go/ast"
	"path"
	"strings"
	"testing"

	"accord/storage/register"
)

// noWords are typed texts of the records that people never read.
var noWords = map[string]bool{"Language": true, "Date": true, "Role": true, "Severity": true}

// TestEveryValueOfTheRecordsHasAWord goes through the typed constants of the records.
func TestEveryValueOfTheRecordsHasAWord(t *testing.T) {
	seen := map[string]bool{}
	for _, s := range sources(t) {
		if path.Dir(s.path) != "storage/register" {
			continue
		}
		ast.Inspect(s.file, func(n ast.Node) bool {
			spec, ok := n.(*ast.ValueSpec)
			if !ok || len(spec.Values) == 0 {
				return true
			}
			kind, typed := spec.Type.(*ast.Ident)
			value, text := literal(spec.Values[0])
			if !typed || !text || kind.Name == "string" || noWords[kind.Name] {
				return true
			}
			family, known := enumerations[kind.Name]
			switch {
			case !known:
				t.Errorf("%s: no family of words is named for %s", s.at(n), kind.Name)
			case value != "" && !Has(register.Russian, family+"."+value):
				t.Errorf("%s: no word %s.%s", s.at(n), family, value)
			}
			seen[family+"."+value] = true
			return true
		})
	}
	for _, family := range enumerations {
		for _, key := range Keys(register.Russian) {
			if rest, ok := strings.CutPrefix(key, family+"."); ok && !strings.Contains(rest, ".") && !seen[key] {
				t.Errorf("%s is the word of no value", key)
			}
		}
	}
}
