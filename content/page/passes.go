package page

import (
	"pullquote/content/html"
	"pullquote/content/internal/dom"
	"pullquote/content/page/meta"
)

// A pass is a step in the extraction of an article. It uses the document, the view, and the
// fields that are set by the passes in needs. It does not depend on other passes.
type pass struct {
	name  string
	needs []string
	why   string
	run   func(*page)
}

// passes are the passes in the order in which they run.
var passes = []pass{
	{"streamed", nil, "a page may have parts at its end that a script moves to their places", (*page).placeStreamed},
	{"elements", nil, "a role or a style may turn an element into another", (*page).normalizeElements},
	{"pictures", nil, "pages mark up captioned pictures in many ways, and all later passes know only HTML's figure", (*page).normalizePictures},
	{"formulas", nil, "the elements of a rendered formula are not in its order, and have classes that mean something else in a text", (*page).normalizeFormulas},
	{"code", nil, "the lines of a listing may be links, or have classes that mean something else in a text", (*page).normalizeCode},
	{"side notes", nil, "a note that is hidden, or is beside the text, is part of the article like its reference", (*page).normalizeNotes},
	{"disclosures", nil, "the text below a title that readers unfold is hidden only until they do", (*page).revealDisclosures},
	{"lists", nil, "word processors write the items of a list as paragraphs", (*page).normalizeLists},
	{"labels", nil, "the style sheet sets a label apart from the text beside it", (*page).separateLabels},
	{"anchors", nil, "the sign that links a heading to itself is not part of the heading", (*page).removeHeadingAnchors},
	{"noscript", nil, "a reader without scripts should see what the page has for browsers without them", (*page).unwrapNoscript},
	{"metadata", nil, "the title and the headline tell where the article begins, and what is repeated at its head", (*page).readMetadata},
	{"notes", []string{"metadata"}, "a note and its reference are recognized by their links to each other, so both must still be there", (*page).linkNotes},
	{"site name", []string{"metadata"}, "a headline that only names the site is not part of the article", (*page).removeSiteNames},
	{"weights", []string{"metadata"}, "junk is recognized by its share of the whole text, so the text is weighed before anything is removed", (*page).weigh},
	{"captions", []string{"weights"}, "on the unmodified page a caption is still beside its picture", (*page).collectCaptions},
	{"placeholders", []string{"captions"}, "captions are not prose and would mislead the search for the article", (*page).putPlaceholders},
	{"buttons", nil, "a button that unfolds a section is its heading, and would be removed as junk", (*page).convertButtons},
	{"junk", []string{"weights"}, "navigation, advertisements and forms are recognized by their names and classes", (*page).removeJunk},
	{"order", nil, "a picture that was dropped is put back by its position in the document", (*page).numberElements},
	{"article", []string{"metadata", "notes", "placeholders", "order"}, "the article is where the prose is", (*page).locateArticle},
	{"lead", []string{"metadata", "article", "order"}, "a lead is often set apart from the text, beside the headline", (*page).restoreLead},
	{"link boxes", []string{"placeholders"}, "boxes of links between paragraphs lead to other articles", (*page).removeLinkBoxes},
	{"decoration", []string{"placeholders"}, "icons, portraits and repeated pictures are not part of the article", (*page).removeDecoration},
	{"restore", []string{"placeholders", "order"}, "captioned pictures are put back, even if they were dropped together with the elements around them", (*page).restorePictures},
	{"lines", nil, "the remaining passes judge the text line by line", (*page).splitLines},
	{"slideshows", []string{"lines"}, "a slideshow has controls, and repeats its captions, around its pictures", (*page).removeSlideshows},
	{"copies", []string{"lines"}, "a page for wide and narrow screens may contain its text twice", (*page).removeCopies},
	{"head", []string{"metadata", "lines"}, "title, byline and date are shown above the text and need not be repeated in it", (*page).trimHead},
	{"topics", []string{"lines"}, "lists of tags lead to other articles", (*page).removeTopics},
	{"asides", []string{"lines"}, "calls to action, share buttons and stray credits are between the paragraphs", (*page).removeAsides},
	{"tail", []string{"metadata", "lines"}, "copyright notices, contributors and links are below the last paragraph", (*page).trimTail},
	{"outer notes", []string{"notes", "article"}, "the notes of an article may be in the footer of its page", (*page).addOuterNotes},
	{"blocks", []string{"notes"}, "an article is a sequence of blocks", (*page).makeBlocks},
	{"summary", []string{"metadata", "blocks"}, "a page without text may have a summary in its metadata", (*page).addSummary},
}

func (p *page) normalizeElements() { html.NormalizeElements(p.root) }

func (p *page) normalizePictures() { html.NormalizeImages(p.root) }

func (p *page) normalizeFormulas() { html.NormalizeMath(p.root) }

func (p *page) normalizeCode() { html.NormalizeCode(p.root) }

func (p *page) normalizeNotes() { html.NormalizeNotes(p.root) }

func (p *page) revealDisclosures() { html.RevealDisclosures(p.root) }

func (p *page) normalizeLists() { html.NormalizeLists(p.root) }

func (p *page) readMetadata() {
	m := meta.Read(p.root, p.url)
	a := p.article
	a.Title, a.Byline, a.Published, a.Site, a.Source, a.Lang = m.Title, m.Byline, m.Published, m.Site, m.Source, m.Lang
	p.meta = m
}

func (p *page) linkNotes() { p.notes = html.LinkNotes(p.root, p.meta.Base) }

func (p *page) removeSiteNames() {
	for _, n := range p.meta.SiteNames {
		if n != p.meta.Headline {
			dom.Remove(n)
		}
	}
}

func (p *page) weigh() { p.junk = newJunkFilter(p.root, p.meta.Headline) }

func (p *page) makeBlocks() {
	p.junk, p.order, p.placeholders, p.lines = junkFilter{}, nil, nil, nil // memory for the blocks
	notes := p.notes
	if p.origins != nil {
		notes = notes.ForCopy(p.origins)
	}
	html.JoinVerse(p.view, false)
	p.setBlocks(html.Blocks(p.view, html.Options{Base: p.meta.Base, Notes: notes}))
}

// setBlocks sets the blocks of the article and inserts its title.
func (p *page) setBlocks(r html.Result) {
	a := p.article
	a.SetBlocks(r.Blocks)
	a.Targets = r.Targets
	a.AddProblems(r.Problems...)
	a.InsertTitle()
}
