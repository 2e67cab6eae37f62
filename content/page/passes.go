package page

import (
	"strings"

	"pullquote/content/html"
	"pullquote/content/internal/dom"
	"pullquote/content/page/meta"

	"golang.org/x/net/html/atom"
)

// A pass is one step from a page to its article. It reads the document, the view and
// the fields that the passes in needs have set. It depends on nothing else that another
// pass has done.
type pass struct {
	name  string
	needs []string
	why   string
	run   func(*page)
}

// passes are in the order in which they run.
var passes = []pass{
	{"pictures", nil, "pages have many shapes for a picture with its caption; all later passes know only HTML's figure", (*page).normalizePictures},
	{"anchors", nil, "the sign with which a heading links to itself is not part of the heading", (*page).removeHeadingAnchors},
	{"metadata", nil, "the title and the headline say where the article begins, and what is repeated at its head", (*page).readMetadata},
	{"notes", []string{"metadata"}, "a note and its reference are known by their links to each other, so both must still be there", (*page).linkNotes},
	{"site name", []string{"metadata"}, "a headline that only names the site is not part of the article", (*page).removeSiteNames},
	{"weights", []string{"metadata"}, "what is junk depends on its share of the whole text, so the text is weighed before anything is removed", (*page).weigh},
	{"captions", []string{"weights"}, "on the untouched page a caption is still beside its picture", (*page).collectCaptions},
	{"placeholders", []string{"captions"}, "captions are not prose and would mislead the search for the article", (*page).putPlaceholders},
	{"buttons", nil, "a button that unfolds a section is the section's heading, and would be removed as junk", (*page).renameButtons},
	{"junk", []string{"weights"}, "navigation, advertisements and forms are known by their names and their classes", (*page).removeJunk},
	{"places", nil, "a picture that was dropped is put back by its place in the document", (*page).numberPlaces},
	{"article", []string{"metadata", "notes", "placeholders", "places"}, "the article is where the prose is", (*page).locateArticle},
	{"link boxes", []string{"placeholders"}, "boxes of links between paragraphs lead to other articles", (*page).removeLinkBoxes},
	{"decoration", []string{"placeholders"}, "icons, portraits and repeated pictures are not part of the article", (*page).removeDecoration},
	{"restore", []string{"placeholders", "places"}, "captioned pictures go back in, even if they were dropped with what was around them", (*page).restorePictures},
	{"lines", nil, "the passes from here on judge the text line by line", (*page).splitLines},
	{"copies", []string{"lines"}, "a page that serves wide and narrow screens may hold its text twice", (*page).removeCopies},
	{"head", []string{"metadata", "lines"}, "title, byline and date are shown above the text and need not be repeated in it", (*page).trimHead},
	{"topics", []string{"lines"}, "lists of tags lead to other articles", (*page).removeTopics},
	{"asides", []string{"lines"}, "calls to action, share buttons and stray credits are between the paragraphs", (*page).removeAsides},
	{"tail", []string{"metadata", "lines"}, "below the last paragraph are copyright, contributors and links", (*page).trimTail},
	{"blocks", []string{"notes"}, "an article is a sequence of blocks", (*page).makeBlocks},
	{"summary", []string{"metadata", "blocks"}, "a page without text may say elsewhere what it is about", (*page).addSummary},
}

func (p *page) normalizePictures() { html.NormalizeImages(p.root) }

func (p *page) readMetadata() {
	m := meta.Read(p.root, p.address)
	a := p.article
	a.Title, a.Byline, a.Published, a.Site, a.Source, a.Lang = m.Title, m.Byline, m.Published, m.Site, m.Source, m.Lang
	p.meta = m
}

func (p *page) linkNotes() { p.notes = html.LinkNotes(p.root, p.meta.Base) }

func (p *page) removeSiteNames() {
	for _, n := range p.meta.SiteNames {
		dom.Remove(n)
	}
}

func (p *page) weigh() { p.junk = newJunkFilter(p.root, p.meta.Headline) }

func (p *page) makeBlocks() {
	notes := p.notes
	if p.origins != nil {
		notes = notes.Of(p.origins)
	}
	html.JoinVerse(p.view, false)
	p.setBlocks(html.Blocks(p.view, html.Options{Base: p.meta.Base, Notes: notes}))
}

// setBlocks gives the article its blocks, below its title.
func (p *page) setBlocks(r html.Result) {
	a := p.article
	a.SetBlocks(r.Blocks)
	a.Targets = r.Targets
	a.Problems = append(a.Problems, r.Problems...)
	a.PutTitle()
}

// addSummary gives an article without text the first of the texts about it.
func (p *page) addSummary() {
	a := p.article
	if a.Len() > 1 || a.Len() == 1 && a.Title == "" {
		return
	}
	a.SetBlocks(nil)
	a.Targets = nil
	for _, text := range p.meta.Summaries {
		root := dom.NewElement(atom.Div)
		for line := range strings.Lines(text) {
			paragraph := dom.NewElement(atom.P)
			paragraph.AppendChild(&dom.Node{Type: dom.TextNode, Data: line})
			root.AppendChild(paragraph)
		}
		r := html.Blocks(root, html.Options{Base: p.meta.Base})
		if len(r.Blocks) > 0 {
			p.setBlocks(r)
			break
		}
	}
	a.Problems = append(a.Problems, noText)
}

// noText is the problem of a page without text.
const noText = "the page has no article text in it: a script may load it, or it may be for subscribers only"
