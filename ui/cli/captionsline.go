package cli

import (
	"encoding/json"
	"errors"
	"strings"

	"pullquote/content"
	"pullquote/content/caption"
	"pullquote/content/html"

	nethtml "golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// captionLine is an output line of `pullquote notes --captions`.
type captionLine struct {
	Caption string `json:"caption"`
	Credit  string `json:"credit"`
	Place   string `json:"place"`
	Date    string `json:"date"`
}

// maxCaption bounds a caption and its HTML, each in bytes.
const maxCaption = 1 << 20

// splitCaptionLine turns a JSON line {"raw","html"} into a JSON line with the parts of the
// caption. Raw is the text of the caption, and html the element that contains it in a page.
// One of them may be missing; if both are set, the text comes from html.
func splitCaptionLine(line []byte) ([]byte, error) {
	var in struct {
		Raw  *string `json:"raw"`
		HTML *string `json:"html"`
	}
	if err := json.Unmarshal(line, &in); err != nil {
		return nil, errors.New("not a JSON object with a caption")
	}
	if in.Raw == nil && in.HTML == nil {
		return nil, errors.New(`"raw" and "html" are missing`)
	}
	var raw, element string
	if in.Raw != nil {
		raw = *in.Raw
	}
	if in.HTML != nil {
		element = *in.HTML
	}
	if len(raw) > maxCaption || len(element) > maxCaption {
		return nil, errors.New("the caption is longer than 1 MiB")
	}
	text, credit, err := parseCaption(element)
	if err != nil {
		return nil, err
	}
	if text != "" {
		raw = text
	}
	p := caption.SplitMarked(content.Sanitize(raw).String(), content.Sanitize(credit).String())
	return json.Marshal(captionLine{p.Description, p.Credit, p.Place, p.Date})
}

// parseCaption returns the text of a caption in HTML, and the credit if the HTML marks one.
func parseCaption(source string) (text, credit string, err error) {
	if strings.TrimSpace(source) == "" {
		return "", "", nil
	}
	nodes, err := nethtml.ParseFragment(strings.NewReader(source), &nethtml.Node{Type: nethtml.ElementNode, Data: "body", DataAtom: atom.Body})
	if err != nil {
		return "", "", errors.New(`"html" is not valid HTML`)
	}
	if len(nodes) == 1 {
		html.TrimCaption(nodes[0])
		text, credit = html.CaptionText(nodes[0])
		return text, credit, nil
	}
	all := &nethtml.Node{Type: nethtml.DocumentNode}
	for _, n := range nodes {
		all.AppendChild(n)
	}
	html.TrimCaption(all)
	text, credit = html.CaptionText(all)
	return text, credit, nil
}
