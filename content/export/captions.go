package export

import (
	"encoding/json"
	"errors"
	"strings"

	"pullquote/content"
	"pullquote/content/caption"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// captionOut is the shape of a line that `pullquote notes --captions` prints.
type captionOut struct {
	Caption string `json:"caption"`
	Credit  string `json:"credit"`
	Place   string `json:"place"`
	Date    string `json:"date"`
}

// maxCaption bounds a caption and its element, in bytes.
const maxCaption = 1 << 20

// CaptionLine turns a line of JSON, {"raw","html"}, into one with the parts of
// the caption. Raw is its text, html the element of a page that it stands in;
// either may be missing. With both, html says how the text is to be read.
func CaptionLine(line []byte) ([]byte, error) {
	var in struct {
		Raw  *string `json:"raw"`
		HTML *string `json:"html"`
	}
	if err := json.Unmarshal(line, &in); err != nil {
		return nil, errors.New("it is no JSON object with a caption")
	}
	if in.Raw == nil && in.HTML == nil {
		return nil, errors.New(`it has neither "raw" nor "html"`)
	}
	var raw, element string
	if in.Raw != nil {
		raw = *in.Raw
	}
	if in.HTML != nil {
		element = *in.HTML
	}
	if len(raw) > maxCaption || len(element) > maxCaption {
		return nil, errors.New("its caption is longer than 1 MiB")
	}
	text, credit, err := readElement(element)
	if err != nil {
		return nil, err
	}
	if text != "" {
		raw = text
	}
	p := caption.SplitMarked(content.Sanitize(raw), content.Sanitize(credit))
	return json.Marshal(captionOut{p.Description, p.Credit, p.Place, p.Date})
}

// readElement reads the caption of an element's source.
func readElement(source string) (text, credit string, err error) {
	if strings.TrimSpace(source) == "" {
		return "", "", nil
	}
	nodes, err := html.ParseFragment(strings.NewReader(source), &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body})
	if err != nil {
		return "", "", errors.New("its html cannot be read")
	}
	if len(nodes) == 1 {
		text, credit = caption.Element(nodes[0])
		return text, credit, nil
	}
	all := &html.Node{Type: html.DocumentNode}
	for _, n := range nodes {
		all.AppendChild(n)
	}
	text, credit = caption.Element(all)
	return text, credit, nil
}
