package page

import (
	"strings"
	"testing"

	"pullquote/content/internal/dom"
)

// The size of the text of each element comes from those in it, so that nested lists are not walked
// once for each depth. It must be the same as if each were walked.
func TestShapesKnowTheSizeOfText(t *testing.T) {
	src := `<body><div>The tide <a href="/">is low</a> at nine.<p>Nobody <span hidden>ever</span> <b>waits</b>.</p>` +
		strings.Repeat("<ul><li>a boat <a href=/><p>and another</p></a>", 60) +
		`<select><option>one</select><textarea>two</textarea><script>three</script><svg><text>four</text></svg><p aria-hidden=true>|</p>`
	root, _ := dom.Parse([]byte(src))
	for n := range dom.All(root) {
		if n.Type != dom.ElementNode {
			continue
		}
		out := shapesOf(&dom.Node{})
		if _, got := out.add(n); got != dom.UnlinkedLen(n) {
			t.Errorf("<%s>: %d, want %d", n.Data, got, dom.UnlinkedLen(n))
		}
	}
}
