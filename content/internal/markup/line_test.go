package markup

import (
	"testing"

	"pullquote/content"
	"pullquote/content/internal/blocktest"
)

func TestLine(t *testing.T) {
	const link = "https://example.com/"
	for _, c := range []struct {
		name, want string
		write      func(*Line)
	}{
		{"white space is one space", "a b c", func(l *Line) { l.Add(" \n a\n\t b ", 0, ""); l.Add("  c ", 0, "") }},
		{"a space has the style on both sides", "<b>a b</b> c", func(l *Line) { l.Add("a ", content.Strong, ""); l.Add("b ", content.Strong, ""); l.Add("c", 0, "") }},
		{"a space has no style of its own", "<em>a</em> <em>b</em>", func(l *Line) { l.Add("a", content.Emph, ""); l.Add(" ", 0, ""); l.Add("b", content.Emph, "") }},
		{"a link ends with its words", "<a " + link + ">a</a> b", func(l *Line) { l.Add("a ", 0, link); l.Add("b", 0, "") }},
		{"no space after a break", "a⏎b", func(l *Line) { l.Add("a ", 0, ""); l.Break(0, ""); l.Add(" b", 0, "") }},
		{"no space at the start", "b", func(l *Line) { l.Break(0, ""); l.Add(" b", 0, "") }},
		{"a mark right after the last word", "“a” b", func(l *Line) { l.Add("“", 0, ""); l.Add("a ", 0, ""); l.Glue("”", 0, ""); l.Add("b", 0, "") }},
		{"lines of a script without spaces", "潮が満ち満ちる a", func(l *Line) { l.Add("潮が\n満ち\n", 0, ""); l.Add("満ちる a", 0, "") }},
		{"code keeps its spaces", "<code>a  b</code>", func(l *Line) { l.Add("a  b", content.CodeSpan, "") }},
		{"code on several lines of the source", "<code>a b</code>", func(l *Line) { l.Add("a\n   b", content.CodeSpan, "") }},
		{"digits are raised", "x<sup>²</sup> and <sup>1st</sup>", func(l *Line) {
			l.Add("x", 0, "")
			l.Add("2 ", content.Sup, "")
			l.Add("and ", 0, "")
			l.Add("1st", content.Sup, "")
		}},
	} {
		var l Line
		c.write(&l)
		if got := blocktest.Inline(TrimSpace(l.Inline())); got != c.want {
			t.Errorf("%s: %s, not %s", c.name, got, c.want)
		}
	}
}
