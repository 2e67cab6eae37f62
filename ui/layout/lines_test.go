package layout

import (
	"strings"
	"testing"

	"pullquote/content"
)

func TestComposeLines(t *testing.T) {
	pre := func(s string) content.Block { return &content.Preformatted{Text: content.PlainInline(s)} }
	verse := func(s string) content.Block { return &content.Verse{Text: content.PlainInline(s)} }
	paragraph := func(s string) content.Block { return &content.Paragraph{Text: content.PlainInline(s)} }
	for _, c := range []struct {
		name  string
		block content.Block
		width int
		want  []string
	}{
		{"lines and spaces stay", pre("well\n |\n\n +-- gate"), 20, []string{"well", " |", "", " +-- gate"}},
		{"a wide line is broken after a space", pre("10:00 the gate opened with a bang"), 20, []string{"10:00 the gate", "↪ opened with a bang"}},
		{"a wide line without spaces is broken anywhere", pre("0123456789abcdef"), 10, []string{"0123456789", "↪ abcdef"}},
		{"verse keeps its indents", verse("Oh, the gate\n  is shut"), 20, []string{"Oh, the gate", "  is shut"}},
		{"the rest of a line of verse hangs", verse("Oh, the gate is shut today\nand so"), 16, []string{"Oh, the gate", "    is shut", "    today", "and so"}},
		{"Korean breaks between words", paragraph("코스프레인가 아니면 그림자놀이인가"), 22, []string{"코스프레인가 아니면", "그림자놀이인가"}},
		{"a path that fits is not broken", paragraph("see ui/uitest/picture/boat.svg now"), 26, []string{"see", "ui/uitest/picture/boat.svg", "now"}},
		{"a longer one is broken after a slash", paragraph("see ui/uitest/picture/boat.svg"), 22, []string{"see ui/uitest/picture/", "boat.svg"}},
		{"a Korean particle stays with a name", paragraph("방송국 이름은 SBS는"), 18, []string{"방송국 이름은", "SBS는"}},
	} {
		var got []string
		for _, l := range Compose(c.block, 0, Options{Width: c.width}) {
			got = append(got, strings.TrimRight(l.String(), " "))
		}
		if strings.Join(got, "\n") != strings.Join(c.want, "\n") {
			t.Errorf("%s: got\n%s", c.name, strings.Join(got, "\n"))
		}
	}
}

// TestPreformattedStyles checks that the styles and links of a line stay at their text.
func TestPreformattedStyles(t *testing.T) {
	var b content.InlineBuilder
	b.Add("a ", 0, "")
	b.Add("b\nc", content.Strong, "https://a.example")
	b.Add(" d", 0, "")
	lines := Compose(&content.Preformatted{Text: b.Inline()}, 0, Options{Width: 20})
	if len(lines) != 2 || len(lines[0].Runs) != 2 || len(lines[1].Runs) != 2 {
		t.Fatalf("got %+v", lines)
	}
	for _, r := range []Run{lines[0].Runs[1], lines[1].Runs[0]} {
		if r.Style != content.Strong || r.Link != "https://a.example" {
			t.Errorf("got %+v", r)
		}
	}
	if got := lines[1].Runs[0].Offset; got != len("a b\n") {
		t.Errorf("the second line begins at %d", got)
	}
}
