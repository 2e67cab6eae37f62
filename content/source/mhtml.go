package source

import (
	"context"

	"pullquote/content"
	"pullquote/content/mail"
	webpage "pullquote/content/page"
)

// parseMHTML parses a page that a browser saved with its pictures in one file. If the
// base is unknown, it is the address in the file from which the page was downloaded.
func parseMHTML(_ context.Context, data []byte, in input) (*content.Article, error) {
	page, ok := mail.OpenPage(data, mail.Options{Charset: in.charset})
	if !ok {
		return nil, &Error{Reason: NoPage}
	}
	if in.base == "" {
		in.base = page.Base
	}
	a := webpage.Parse(page.Text, in.base)
	if a.Source.IsEmpty() {
		a.Source = content.SanitizeLine(in.base)
	}
	if page.IsCut {
		a.AddProblems("the file is damaged; the page is shown up to the point where it could be read")
	}
	a.Media = page.Media
	return a, nil
}
