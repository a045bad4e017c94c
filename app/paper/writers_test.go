package paper_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"accord/app/paper"
	"accord/app/paper/docx"
	"accord/app/paper/markdown"
	"accord/app/paper/pdf"
	"accord/storage/reading"
	"accord/storage/register"
)

var writers = map[string]func(io.Writer, *paper.Paper) error{"docx": docx.Write, "pdf": pdf.Write, "md": markdown.Write}

func write(t *testing.T, as string, p *paper.Paper) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := writers[as](&b, p); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// letters is a text without what lies between its words, which every reader tells otherwise.
func letters(s string) string { return strings.Join(strings.Fields(s), "") }

func TestTheSamePaperIsTheSameBytes(t *testing.T) {
	for as := range writers {
		if !bytes.Equal(write(t, as, everything()), write(t, as, everything())) {
			t.Errorf("%s: two writings differ", as)
		}
	}
}

// TestAnotherReaderFindsEveryWord reads files by the readers of attached files, which know nothing of the writers.
func TestAnotherReaderFindsEveryWord(t *testing.T) {
	for _, as := range []string{"docx", "pdf"} {
		content := write(t, as, everything())
		said := letters(reading.Words(t.Context(), bytes.NewReader(content), int64(len(content))).Words)
		everything().Phrases(func(p paper.Phrase) {
			for _, s := range p {
				for _, want := range append(strings.Fields(s.Text), strings.Fields(s.Note)...) {
					if !strings.Contains(said, want) {
						t.Errorf("%s does not say %q", as, want)
					}
				}
			}
		})
	}
}

func TestMarkdown(t *testing.T) {
	want, err := os.ReadFile("testdata/everything.md")
	if err != nil {
		t.Fatal(err)
	}
	if got := write(t, "md", everything()); !bytes.Equal(got, want) {
		t.Errorf("it is now:\n%s", got)
	}
}

// TestTheDocumentHasWhatItsFormatNames looks for the marks by which Word knows heads that repeat, notes and languages.
// elements counts the elements of a Word document by their names, languages, styles and footnotes with their values.
func elements(t *testing.T, content []byte) (count map[string]int) {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		t.Fatal(err)
	}
	count = map[string]int{}
	for _, f := range archive.File {
		if !strings.HasSuffix(f.Name, ".xml") && !strings.HasSuffix(f.Name, ".rels") {
			continue
		}
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		for d := xml.NewDecoder(r); ; {
			token, err := d.Token()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				t.Fatalf("%s: %v", f.Name, err)
			}
			start, ok := token.(xml.StartElement)
			if !ok {
				continue
			}
			key := start.Name.Local
			if key == "lang" || key == "pStyle" || key == "footnote" && f.Name == "word/footnotes.xml" {
				key += " " + start.Attr[len(start.Attr)-1].Value
			}
			count[key]++
		}
	}
	return count
}

func TestTheDocumentHasWhatItsFormatNames(t *testing.T) {
	count := elements(t, write(t, "docx", everything()))
	for _, want := range []struct {
		mark  string
		count int
	}{
		{"tblHeader", 2}, {"footnoteReference", 3}, {"footnote 3", 1}, {"lang en-GB", 1}, {"pStyle Heading1", 2}, {"pStyle Title", 1},
		{"sectPr", 2}, {"gridSpan", 1}, {"drawing", 1}, {"fldSimple", 2},
	} {
		if count[want.mark] != want.count {
			t.Errorf("%s stands %d times, want %d", want.mark, count[want.mark], want.count)
		}
	}
}

// TestPapersOfLongNames: whatever the names, all letters are there, nothing sticks out of the margins, the head of a table
// stands on every page of it, and no page has a single line.
func TestPapersOfLongNames(t *testing.T) {
	content := write(t, "pdf", large())
	pages := boxes(t, content)
	var all strings.Builder
	for n, p := range pages {
		for _, w := range p {
			if w.left < 24.9 || w.right > 210-14.9 || w.bottom > 297-9 {
				t.Errorf("page %d: %q sticks out, %.1f–%.1f", n+1, w.text, w.left, w.right)
			}
			all.WriteString(w.text)
		}
		lines := map[int]bool{}
		for _, w := range p {
			lines[int(w.bottom)] = true
		}
		if len(lines) < 4 { // the footer is one
			t.Errorf("page %d has %d lines", n+1, len(lines))
		}
	}
	said := all.String()
	for i := 1; i <= 290; i++ {
		if i%50 != 8 && !strings.Contains(said, fmt.Sprintf("%dСторона%d", i, i)) {
			t.Errorf("row %d is not whole", i)
		}
	}
	if heads := strings.Count(said, "№СторонаНазвание"); heads < 10 {
		t.Errorf("the head stands %d times", heads)
	}
	if names := strings.Count(said, "Достопримечательности"); names < 12 {
		t.Errorf("the long name is there %d times", names)
	}
}

// A post and a name of usual length stand on one line with what is signed on.
func TestAPersonSignsOnOneLine(t *testing.T) {
	signed := &paper.Paper{Language: register.Russian, Sections: []paper.Section{{Blocks: []paper.Block{paper.Signatures{
		{Post: "Президент Республики Татарстан", Name: "Минниханов Рустам Нургалиевич"},
	}}}}}
	lines := map[float64]string{}
	for _, w := range boxes(t, write(t, "pdf", signed))[0] {
		lines[w.bottom] += w.text + " "
	}
	for _, words := range lines {
		if strings.Contains(words, "Президент") && strings.Contains(words, "Нургалиевич") {
			return
		}
	}
	t.Errorf("the lines are %v", lines)
}

// TestALineBehindAMarkBeginsBelowTheFirst: whatever the style, the dash alone stands before the text.
func TestALineBehindAMarkBeginsBelowTheFirst(t *testing.T) {
	text := paper.Words(strings.Repeat("Соглашение ", 40))
	boxed := paper.Paragraph{Style: paper.Boxed, Mark: paper.Dash, Text: text}
	for name, b := range map[string]paper.Block{"a frame": boxed, "points": paper.Points{{Mark: paper.Dash, Text: text}}} {
		p := &paper.Paper{Language: register.Russian, Sections: []paper.Section{{Blocks: []paper.Block{b}}}}
		first := map[float64]box{}
		dash := 0.0
		for _, w := range boxes(t, write(t, "pdf", p))[0] {
			if w.text == paper.Dash {
				dash = w.left
			} else if begin, is := first[w.bottom]; strings.HasPrefix(w.text, "Согл") && (!is || w.left < begin.left) {
				first[w.bottom] = w
			}
		}
		if len(first) < 3 {
			t.Fatalf("%s: %d lines", name, len(first))
		}
		for _, w := range first {
			if math.Abs(w.left-dash-5) > 0.5 {
				t.Errorf("%s: a line begins %.1f mm behind the dash", name, w.left-dash)
			}
		}
		if !regexp.MustCompile(`<w:ind w:left="\d+" w:hanging="284"/>`).Match(part(t, write(t, "docx", p), "word/document.xml")) {
			t.Errorf("%s: nothing hangs in Word", name)
		}
	}
}

// part returns a file of a document.
func part(t *testing.T, content []byte, name string) []byte {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		t.Fatal(err)
	}
	text, err := fs.ReadFile(archive, name)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// Each of several letters goes to a reader of its own, who is not told how many others there are.
func TestEachLetterIsNumberedAlone(t *testing.T) {
	long := paper.Section{}
	for range 80 {
		long.Blocks = append(long.Blocks, paper.Paragraph{Text: paper.Words("слово")})
	}
	short := paper.Section{Blocks: long.Blocks[:1]}
	letters := &paper.Paper{Language: register.Russian, Apart: true, Sections: []paper.Section{short, long, short}}
	pages := boxes(t, write(t, "pdf", letters))
	if len(pages) != 4 {
		t.Fatalf("%d pages", len(pages))
	}
	for i, want := range []string{"слово", "1/2", "2/2", "слово"} {
		said := ""
		for _, w := range pages[i] {
			said += w.text
		}
		if !strings.HasSuffix(said, want) {
			t.Errorf("page %d ends %q, not %q", i+1, said, want)
		}
	}
	if elements(t, write(t, "docx", letters))["footerReference"] > 0 {
		t.Error("Word numbers the letters through")
	}
}

type box struct {
	text                string
	left, right, bottom float64
}

var (
	boxPage = regexp.MustCompile(`(?s)<page.*?</page>`)
	boxWord = regexp.MustCompile(`<word xMin="([\d.]+)" yMin="[\d.]+" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>`)
)

// boxes returns the words of a PDF page by page with where they stand, in millimetres.
func boxes(t *testing.T, content []byte) (pages [][]box) {
	t.Helper()
	if _, err := exec.LookPath("pdftotext"); err != nil {
		t.Skip("pdftotext is missing and no page was measured: the set-up installs it (poppler-utils) where there is apt")
	}
	out, err := exec.CommandContext(t.Context(), "pdftotext", "-bbox", save(t, "paper.pdf", content), "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range boxPage.FindAllString(string(out), -1) {
		var words []box
		for _, m := range boxWord.FindAllStringSubmatch(p, -1) {
			words = append(words, box{m[4], points(m[1]), points(m[2]), points(m[3])})
		}
		pages = append(pages, words)
	}
	return pages
}

// A word of an enterprise's name is not torn on the page while other columns have letters to spare.
func TestALongWordIsNotTornBesideColumnsWithRoom(t *testing.T) {
	table := paper.Table{Columns: []paper.Column{{Head: "Отправлено", Width: 2}, {Head: "Кто приглашает", Width: 4}, {Head: "Приглашённый", Width: 4}, {Head: "Куда", Width: 5}, {Head: "Состояние", Width: 3}},
		Rows: []paper.Row{{Cells: []paper.Phrase{paper.Words("13.05.2012"), paper.Words("Машиностроительный завод"), paper.Words("Якупов Артур, Советник"),
			paper.Words("Форум по вопросам авиастроения"), paper.Words("Отклонено")}}}}
	p := &paper.Paper{Language: register.Russian, Made: made, Sections: []paper.Section{{Blocks: []paper.Block{table}}}}
	var said []string
	for _, b := range boxes(t, write(t, "pdf", p))[0] {
		said = append(said, b.text)
	}
	for _, want := range []string{"Отправлено", "Машиностроительный", "авиастроения", "Отклонено"} {
		if !slices.Contains(said, want) {
			t.Errorf("%s is torn: %q", want, said)
		}
	}
}

func points(s string) float64 {
	f, _ := strconv.ParseFloat(s, 64)
	return f * 25.4 / 72
}

func save(t *testing.T, name string, content []byte) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(file, content, 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

// TestLibreOfficeOpensThem turns documents into PDF by another program, where it is installed.
func TestLibreOfficeOpensThem(t *testing.T) {
	if testing.Short() {
		t.Skip("opens each document in LibreOffice, which takes half a minute: in the full pass")
	}
	if _, err := exec.LookPath("soffice"); err != nil {
		t.Skip("LibreOffice is not installed: at half a gigabyte the set-up leaves it out, and no other program has opened the documents")
	}
	for name, p := range map[string]*paper.Paper{"everything": everything(), "large": large()} {
		file := save(t, name+".docx", write(t, "docx", p))
		office := exec.CommandContext(t.Context(), "soffice", "-env:UserInstallation=file://"+t.TempDir(), "--headless", "--convert-to", "pdf", "--outdir", filepath.Dir(file), file)
		if out, err := office.CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, out)
		}
		content, err := os.ReadFile(strings.TrimSuffix(file, "docx") + "pdf")
		if err != nil {
			t.Fatal(err)
		}
		said := letters(reading.Words(t.Context(), bytes.NewReader(content), int64(len(content))).Words)
		for _, want := range map[string][]string{"everything": {"1/2", "Тамже,≥2раза", "Журналвстреч"}, "large": {"290Сторона290", "Конец."}}[name] {
			if !strings.Contains(said, want) {
				t.Errorf("%s: LibreOffice does not find %q", name, want)
			}
		}
	}
}

// TestHostileTexts: no text of a record breaks a file, whatever somebody pasted.
func TestHostileTexts(t *testing.T) {
	nasty := "a\x00b\x1f😀 \xff<w:t>&amp;]]>\u202e\ufffe\u00ad " + strings.Repeat("я", 3000) + "\r\n\tконец"
	p := &paper.Paper{Title: nasty, Author: nasty, Language: register.Tatar, Made: made, Sections: []paper.Section{{Blocks: []paper.Block{
		paper.Heading{Level: 1, Text: paper.Words(nasty)}, paper.Paragraph{Text: paper.Words(nasty).Noted(nasty)}, paper.Facts{{Label: nasty, Value: paper.Words(nasty)}},
		paper.Points{{Mark: nasty, Text: paper.Words(nasty)}}, paper.Signatures{{Post: nasty, Name: nasty}}, paper.Picture{PNG: []byte("no picture"), Caption: nasty},
		paper.Table{Columns: []paper.Column{{Width: 1, Head: nasty}, {Width: 50}}, Rows: []paper.Row{{Cells: []paper.Phrase{paper.Words(nasty)}}, {Band: true, Cells: []paper.Phrase{paper.Words(nasty)}}}},
	}}}}
	for as := range writers {
		content := write(t, as, p)
		if as == "md" {
			continue
		}
		if said := reading.Words(t.Context(), bytes.NewReader(content), int64(len(content))); !strings.Contains(said.Words, "конец") {
			t.Errorf("%s is not readable", as)
		}
	}
}

func TestAnEmptyPaperHasAPage(t *testing.T) {
	for as := range writers {
		write(t, as, &paper.Paper{Language: register.English, Made: made, Sections: []paper.Section{{}}})
	}
	if n := len(boxes(t, write(t, "pdf", &paper.Paper{Language: register.English, Made: made, Sections: []paper.Section{{}}}))); n != 1 {
		t.Errorf("%d pages", n)
	}
}
