package search_test

import (
	"strings"
	"testing"

	"accord/app/search"
)

func TestExcerptBeginsNearTheWordFound(t *testing.T) {
	long := "Стороны договорились развивать сотрудничество в энергетике, промышленности и машиностроении, а также собирать грузовики в Гяндже совместно"
	got := search.Excerpt(long, "Гянджа")
	if !strings.HasPrefix(got, "…") || !strings.Contains(got, "Гяндже") || len([]rune(got)) > 60 {
		t.Errorf("excerpt is %q", got)
	}
	if short := "сборка в Гяндже"; search.Excerpt(short, "Гянджа") != short {
		t.Error("a short phrase is cut")
	}
	var whole string
	for _, piece := range search.Spans(long, "гянджа стороны") {
		whole += piece.Text
	}
	if whole != long {
		t.Errorf("the pieces make %q", whole)
	}
}
