package lang

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"unicode"
	"unicode/utf8"

	"accord/storage/register"
)

// module is where the module's sources begin, seen from this package.
const module = "../.."

// source is one file of the program, without the tests.
type source struct {
	path string // from the module's folder, with slashes
	set  *token.FileSet
	file *ast.File
}

func (s source) at(n ast.Node) string {
	return s.path + ":" + strconv.Itoa(s.set.Position(n.Pos()).Line)
}

func sources(t *testing.T) []source {
	t.Helper()
	all, err := parsed()
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// parsed reads the sources once for all tests.
var parsed = sync.OnceValues(func() (all []source, err error) {
	err = filepath.WalkDir(module, func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && path != module && (strings.HasPrefix(d.Name(), ".") || d.Name() == "build" || d.Name() == "testdata"):
			return fs.SkipDir
		case d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go"):
			return nil
		}
		s := source{set: token.NewFileSet()}
		if s.path, err = filepath.Rel(module, path); err != nil {
			return err
		}
		s.path = filepath.ToSlash(s.path)
		s.file, err = parser.ParseFile(s.set, path, nil, parser.ParseComments)
		all = append(all, s)
		return err
	})
	return all, err
})

// TestNoWordBypassesTheTranslations finds words written into the pages: any Cyrillic text of more
// than one letter, and any text handed straight to a widget. A line that holds no word for the screen (a spelling to be
// recognised in a spreadsheet, say) ends in the comment "not shown"; app/pasted and app/sheet/field recognise words and show none.
func TestNoWordBypassesTheTranslations(t *testing.T) {
	for _, s := range sources(t) {
		if !strings.HasPrefix(s.path, "app/") || strings.HasPrefix(s.path, "app/lang/") || strings.HasPrefix(s.path, "app/pasted/") || strings.HasPrefix(s.path, "app/sheet/field/") {
			continue
		}
		for _, fault := range untranslated(s) {
			t.Error(fault)
		}
	}
}

// TestKeysAreKnownAndFilled finds lang.T and lang.N called with a key that does not exist, with a
// family that has no members, or with more or fewer values than the text takes.
func TestKeysAreKnownAndFilled(t *testing.T) {
	for _, s := range sources(t) {
		for _, fault := range wrongCalls(s) {
			t.Error(fault)
		}
	}
}

// TestWhatLooksLikeAKeyIsOne finds keys that reach T by another way: kit.Text("agreement.title", …)
// or a record's problem. A line where such a text is no key ends in the comment "not shown".
func TestWhatLooksLikeAKeyIsOne(t *testing.T) {
	for _, s := range sources(t) {
		if !strings.HasPrefix(s.path, "app/ui/") && !strings.HasPrefix(s.path, "storage/register/") {
			continue
		}
		for _, fault := range strangers(s) {
			t.Error(fault)
		}
	}
}

// TestEveryKeyIsUsed finds words that nothing asks for: neither a text in the sources equal to
// the key, nor a family ("visit.state." + …) that the key belongs to.
func TestEveryKeyIsUsed(t *testing.T) {
	used, families := map[string]bool{}, map[string]bool{}
	for _, s := range sources(t) {
		askedFor(s, used, families)
	}
	for _, key := range Keys(register.Russian) {
		if !used[key] && !inFamily(key, families) {
			t.Errorf("nothing uses %s", key)
		}
	}
}

// shownBy are the toolkit's functions and methods whose texts people read.
var shownBy = map[string]bool{
	"NewLabel": true, "NewLabelWithStyle": true, "NewButton": true, "NewButtonWithIcon": true, "NewCheck": true,
	"NewHyperlink": true, "NewCard": true, "NewFormItem": true, "NewText": true, "NewMenu": true, "NewMenuItem": true,
	"NewTabItem": true, "NewTabItemWithIcon": true, "NewAccordionItem": true, "NewRichTextFromMarkdown": true,
	"NewRichTextWithText": true, "ShowInformation": true, "ShowConfirm": true, "ShowCustom": true, "ShowForm": true,
	"SetText": true, "SetTitle": true, "SetPlaceHolder": true, "SetConfirmText": true, "SetDismissText": true, "SetToolTip": true,
}

// shownFields are fields of widgets whose texts people read.
var shownFields = map[string]bool{"Text": true, "PlaceHolder": true, "Title": true, "SubmitText": true, "CancelText": true, "HintText": true}

// notShown are the lines that their comments excuse.
func notShown(s source) map[int]bool {
	excused := map[int]bool{}
	for _, group := range s.file.Comments {
		for _, c := range group.List {
			if strings.HasSuffix(c.Text, "not shown") {
				excused[s.set.Position(c.Pos()).Line] = true
			}
		}
	}
	return excused
}

// strangers are texts shaped like keys, of a family that the translations have, but not in them.
func strangers(s source) []string {
	firsts := firstsOfKeys()
	if strings.HasPrefix(s.path, "storage/") {
		firsts = map[string]bool{"problem": true} // JSON and column names look alike there
	}
	excused := notShown(s)
	var faults []string
	ast.Inspect(s.file, func(n ast.Node) bool {
		lit, ok := n.(*ast.BasicLit)
		if !ok || excused[s.set.Position(n.Pos()).Line] {
			return true
		}
		key, _ := literal(lit)
		first, _, _ := strings.Cut(key, ".")
		if shape.MatchString(key) && firsts[first] && !Has(register.Russian, key) && !hasMembers(key+".") {
			faults = append(faults, s.at(n)+": no key "+key)
		}
		return true
	})
	return faults
}

var firstsOfKeys = sync.OnceValue(func() map[string]bool {
	firsts := map[string]bool{}
	for key := range wordsOf(register.Russian) {
		first, _, _ := strings.Cut(key, ".")
		firsts[first] = true
	}
	return firsts
})

func untranslated(s source) []string {
	excused := notShown(s)
	var faults []string
	report := func(n ast.Node, what string) {
		if !excused[s.set.Position(n.Pos()).Line] {
			faults = append(faults, s.at(n)+": "+what)
		}
	}
	ast.Inspect(s.file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.BasicLit:
			if text, ok := literal(n); ok && utf8.RuneCountInString(text) > 1 && strings.ContainsFunc(text, isCyrillic) {
				report(n, strconv.Quote(text)+" is not in the translations")
			}
		case *ast.CallExpr:
			if shownBy[calledName(n)] {
				for _, arg := range n.Args {
					if text, ok := literal(arg); ok && isWord(text) {
						report(arg, strconv.Quote(text)+" is shown as it is")
					}
				}
			}
		case *ast.KeyValueExpr:
			field, ok := n.Key.(*ast.Ident)
			if text, is := literal(n.Value); ok && is && shownFields[field.Name] && isWord(text) {
				report(n, strconv.Quote(text)+" is shown as it is")
			}
		}
		return true
	})
	return faults
}

func wrongCalls(s source) []string {
	var faults []string
	report := func(n ast.Node, what string) { faults = append(faults, s.at(n)+": "+what) }
	ast.Inspect(s.file, func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if !ok || len(call.Args) == 0 {
			return true
		}
		if key, given := problemCall(call, s.file.Name.Name); key != "" && given != taken(wordsOf(register.Russian)[key]) {
			report(call, key+" takes "+strconv.Itoa(taken(wordsOf(register.Russian)[key]))+" values, is given "+strconv.Itoa(given))
		}
		name := langCall(call, s.file.Name.Name)
		if name == "" {
			return true
		}
		key, ok := literal(call.Args[0])
		if !ok {
			if family := familyOf(call.Args[0]); family != "" && !hasMembers(family) {
				report(call, "no key begins with "+family)
			}
			return true
		}
		p, known := wordsOf(register.Russian)[key]
		given := len(call.Args) - 1 // for N the number is the first of them
		switch {
		case !known:
			report(call, "no key "+key)
		case name == "N" && p.forms == nil:
			report(call, key+" has no plural forms")
		case call.Ellipsis == token.NoPos && given != taken(p):
			report(call, key+" takes "+strconv.Itoa(taken(p))+" values, is given "+strconv.Itoa(given))
		}
		return true
	})
	return faults
}

// askedFor notes every text of a file as a possible key and every "family." it adds something to.
func askedFor(s source, used, families map[string]bool) {
	ast.Inspect(s.file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.BasicLit:
			if text, ok := literal(n); ok {
				used[text] = true
				if head, _, ok := strings.Cut(text, "%"); ok && strings.HasSuffix(head, ".") {
					families[head] = true
				}
			}
		case *ast.BinaryExpr:
			if family := familyOf(n); family != "" {
				families[family] = true
			}
		case *ast.CallExpr: // desk.Options("agreement.term.", …)
			for _, arg := range n.Args {
				if text, ok := literal(arg); ok && strings.HasSuffix(text, ".") {
					families[text] = true
				}
			}
		}
		return true
	})
}

// familyOf returns the text ending in a full stop that an addition begins with: "visit.state." + x.
func familyOf(e ast.Expr) string {
	sum, ok := e.(*ast.BinaryExpr)
	if !ok || sum.Op != token.ADD {
		return ""
	}
	if text, ok := literal(sum.X); ok && strings.HasSuffix(text, ".") {
		return text
	}
	return familyOf(sum.X)
}

func inFamily(key string, families map[string]bool) bool {
	for i, r := range key {
		if r == '.' && families[key[:i+1]] {
			return true
		}
	}
	return false
}

func hasMembers(family string) bool {
	for key := range wordsOf(register.Russian) {
		if strings.HasPrefix(key, family) {
			return true
		}
	}
	return false
}

// taken is how many values a text takes, the number of a plural included.
func taken(p phrase) int {
	return len(strings.Fields(strings.Trim(verbs(p.texts()[0]), "[]")))
}

// langCall returns "T" or "N" where the call is one of them.
func langCall(call *ast.CallExpr, pkg string) string {
	switch f := call.Fun.(type) {
	case *ast.SelectorExpr:
		x, ok := f.X.(*ast.Ident)
		if inside, is := f.X.(*ast.SelectorExpr); is { // m.in.T
			x, ok = inside.Sel, true
		}
		if ok && (x.Name == "lang" || x.Name == "in") && (f.Sel.Name == "T" || f.Sel.Name == "N") {
			return f.Sel.Name
		}
	case *ast.Ident:
		if pkg == "lang" && (f.Name == "T" || f.Name == "N") {
			return f.Name
		}
	}
	return ""
}

// problemCall returns the key of a problem that the check of a record tells, and how many values go with it.
func problemCall(call *ast.CallExpr, pkg string) (key string, given int) {
	name := calledName(call)
	if pkg != "register" || name != "fault" && name != "warn" || len(call.Args) < 2 || call.Ellipsis != token.NoPos {
		return "", 0
	}
	key, _ = literal(call.Args[1])
	return key, len(call.Args) - 2
}

func calledName(call *ast.CallExpr) string {
	switch f := call.Fun.(type) {
	case *ast.SelectorExpr:
		return f.Sel.Name
	case *ast.Ident:
		return f.Name
	}
	return ""
}

func literal(e ast.Expr) (string, bool) {
	lit, ok := e.(*ast.BasicLit)
	if !ok || lit.Kind != token.STRING {
		return "", false
	}
	text, err := strconv.Unquote(lit.Value)
	return text, err == nil
}

func isCyrillic(r rune) bool { return unicode.Is(unicode.Cyrillic, r) }

// isWord tells words from keys, signs and formats of figures alone.
func isWord(text string) bool {
	return strings.ContainsFunc(verb.ReplaceAllString(text, ""), unicode.IsLetter) && !shape.MatchString(text) && text != "Accord"
}

// TestTheFindersFind keeps the three tests above from passing because they see nothing.
func TestTheFindersFind(t *testing.T) {
	text := `package page
func f(x string) {
	widget.NewLabel("Save")
	widget.NewLabel(lang.T("agreement.kind.treaty"))
	w := widget.Label{Text: "Save"}
	y := "Гянджа" // a spelling, not shown
	z := "Сохранить"
	lang.T("no.such.key")
	lang.T("nofamily." + x)
	lang.T("agreement.status." + x + ".short")
	lang.T("date.long.year")
	lang.N("agreement.kind.treaty", 3)
	widget.NewLabel("№ %d")
	kit.Text("agreement.no_such_field")
	open("agreement.json") // a file, not shown
}`
	s := source{path: "page.go", set: token.NewFileSet()}
	var err error
	if s.file, err = parser.ParseFile(s.set, s.path, text, parser.ParseComments); err != nil {
		t.Fatal(err)
	}
	lines := func(faults []string) string {
		var at []string
		for _, f := range faults {
			at = append(at, strings.Split(f, ":")[1])
		}
		return strings.Join(at, " ")
	}
	if got := lines(untranslated(s)); got != "3 5 7" {
		t.Errorf("untranslated words found in lines %s of 3 5 7", got)
	}
	if got := lines(wrongCalls(s)); got != "8 9 11 12" {
		t.Errorf("wrong calls found in lines %s of 8 9 11 12", got)
	}
	if got := lines(strangers(s)); got != "14" {
		t.Errorf("strangers found in lines %s of 14", got)
	}
	used, families := map[string]bool{}, map[string]bool{}
	askedFor(s, used, families)
	if !used["agreement.kind.treaty"] || !inFamily("agreement.status.draft", families) || inFamily("agreement.level.municipal", families) {
		t.Errorf("used %v, families %v", used, families)
	}
}
