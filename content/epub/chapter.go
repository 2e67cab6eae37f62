package epub

import (
	"strings"
	"unicode"

	"pullquote/content"
	"pullquote/content/html"

	dom "golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A chapter is a document in the spine of a book.
type chapter struct {
	path     string
	blocks   []content.Block
	targets  map[string]content.Anchor // by id, in blocks
	problems []string
}

// chapter converts the document of chapter i to blocks. A link to another place in the book
// becomes "#path#id", with the path of a document and the id of an element in it.
func (b *book) chapter(z *archive, i int, root *dom.Node) chapter {
	name := b.spine[i]
	if b.hasFixedPages {
		separatePieces(root)
	}
	simplify(root)
	labels := b.notes.setRoles(b, z, i, root)
	top, unread := root, []*dom.Node(nil)
	for n := range root.Descendants() {
		switch {
		case n.DataAtom == atom.Html && top == root:
			top = n
		case n.DataAtom == atom.Head, n.DataAtom == atom.Nav && name == b.nav: // its entries become headings
			unread = append(unread, n)
		}
	}
	for _, n := range unread {
		n.Parent.RemoveChild(n)
	}
	result := html.Blocks(top, html.Options{Notes: html.LabelNotes(labels), Rewrite: func(use html.Use, address string) string {
		return b.address(z, use, name, address)
	}})
	if result.Targets == nil {
		result.Targets = map[string]content.Anchor{}
	}
	return chapter{name, result.Blocks, result.Targets, result.Problems}
}

// address returns the address in the article for an address in the document at base.
func (b *book) address(z *archive, use html.Use, base, address string) string {
	if address == "" {
		return ""
	}
	name, fragment, ok := z.resolve(base, address)
	switch {
	case use == html.Picture && ok && z.files[name] != nil:
		return name
	case use == html.Picture: // outside the book: no picture is fetched from the web
		return ""
	case !ok:
		return address
	case !b.inSpine[name]:
		return "" // it is not in the article
	case fragment == "":
		return "#" + name
	}
	return "#" + name + "#" + fragment
}

// drop removes the blocks i with dropped[i]. Links to a removed block lead to the next
// one.
func (c *chapter) drop(dropped []bool) {
	moved := make([]content.BlockIndex, len(c.blocks))
	var out []content.Block
	for i, b := range c.blocks {
		moved[i] = content.BlockIndex(len(out))
		if !dropped[i] {
			out = append(out, b)
		}
	}
	if len(out) == len(c.blocks) {
		return
	}
	for id, at := range c.targets {
		if dropped[at.Block] {
			at.Offset = 0
		}
		if at.Block = moved[at.Block]; int(at.Block) == len(out) {
			delete(c.targets, id)
			continue
		}
		c.targets[id] = at
	}
	c.blocks = out
}

// normalize returns the letters and digits of a title in lower case, so that different
// ways of writing it compare equal.
func normalize(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}
