package markdown

import (
	"bytes"

	"pullquote/content/bounds"

	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/util"
)

// A definitionContext is a context that takes at most [bounds.MaxDefinitions] definitions of
// links.
type definitionContext struct {
	parser.Context
	added  []parser.Reference // in the order of the source
	isFull func()             // is called when there are more
}

// AddReference implements [parser.Context].
func (c *definitionContext) AddReference(r parser.Reference) {
	switch _, isKnown := c.Reference(util.ToLinkReference(r.Label())); {
	case isKnown: // the first definition counts
	case len(c.added) == bounds.MaxDefinitions:
		c.isFull()
	default:
		c.added = append(c.added, r)
		c.Context.AddReference(r)
	}
}

// maxDefinitions bounds what [Definitions] returns, in bytes.
const maxDefinitions = 256 << 10

// Definitions returns the lines of src that define links and footnotes, at most
// [maxDefinitions] bytes of them. Appended to a prefix of src, they resolve its
// references.
func Definitions(src []byte) []byte {
	var out []byte
	for line := range bytes.Lines(src) {
		label := bytes.TrimLeft(line, " ")
		if len(line)-len(label) > 3 || !bytes.HasPrefix(label, []byte("[")) {
			continue
		}
		if end := bytes.Index(label, []byte("]:")); end < 0 || end > maxLabel || bytes.IndexByte(label[1:end], '[') >= 0 {
			continue
		}
		if len(out)+len(line) > maxDefinitions {
			break
		}
		out = append(append(out, "\n\n"...), bytes.TrimRight(line, "\n")...)
	}
	return out
}
