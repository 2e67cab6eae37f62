package feed

import (
	"net/url"
	"path"
	"strconv"
	"strings"

	"pullquote/content"
)

// The bounds of an entry's pictures.
const (
	maxPictures = 20
	maxSizes    = 80 // of all pictures together
)

// figures returns the pictures of an entry, each in its largest size. It returns
// thumbnails only if there are no other pictures.
func (t entryText) figures() []*content.Figure {
	var all []sizedFigure
	i := t.item
	for _, m := range i.media {
		all = t.add(all, m, i.about)
	}
	for _, group := range i.groups {
		if len(all) == maxSizes {
			break
		}
		var sizes []sizedFigure
		for _, m := range group.media {
			sizes = t.add(sizes, m, group.text)
		}
		if n := largest(sizes); n >= 0 {
			all = append(all, sizes[n])
		}
	}
	for _, f := range i.files {
		all = t.add(all, medium{file: f}, i.about)
	}
	if len(all) == 0 {
		for _, thumb := range i.thumbs {
			thumb.class = "image"
			all = t.add(all, thumb, i.about)
		}
	}
	return distinct(all)
}

// picture returns the words that describe the first picture of an entry, and reports
// whether there is a picture.
func (t entryText) picture() (words string, ok bool) {
	alt, ok := firstPicture(t.body.text)
	if ok {
		return alt, true
	}
	figures := t.figures()
	if len(figures) == 0 {
		return "", false
	}
	return content.SanitizeLine(figures[0].Plain()).String(), true
}

// A sizedFigure is a picture and its width in pixels; 0 if unknown.
type sizedFigure struct {
	*content.Figure
	width int
}

// add adds a medium if it is a picture. Its own text takes precedence over the shared
// text of its group or item.
func (t entryText) add(all []sizedFigure, m medium, among mediaText) []sizedFigure {
	if len(all) == maxSizes || !m.isPicture() {
		return all
	}
	src := webAddress(m.address, t.page(), t.source)
	if src == "" {
		return all
	}
	f := &content.Figure{Src: content.Sanitize(src), Credit: content.Sanitize(captionText(m.text.credit, among.credit))}
	caption := captionText(m.text.description, among.description)
	if caption == t.entry.Summary.String() || caption == t.entry.Title.String() {
		caption = "" // it describes the text, not the picture
	}
	if !f.Credit.IsEmpty() && !strings.Contains(caption, f.Credit.String()) {
		caption = strings.TrimSpace(caption + "\n" + f.Credit.String()) // in captions, each line is a part
	}
	f.Caption = content.PlainInline(caption)
	if name := captionText(m.text.title, among.title); name != t.entry.Title.String() {
		f.Alt = content.Sanitize(name)
	}
	return append(all, sizedFigure{f, m.width})
}

// captionText returns the first of the values that has any text, as plain text.
func captionText(all ...value) string {
	for _, v := range all {
		if s, _ := plainText(fixDoubleEscape(v.text), maxCaption); s != "" {
			return s
		}
	}
	return ""
}

// maxCaption bounds the length of a caption, in bytes.
const maxCaption = 4 << 10

// isPicture reports whether a file is a picture.
func (f file) isPicture() bool {
	kind := strings.ToLower(f.mediaType)
	if kind != "" || f.class != "" {
		return strings.HasPrefix(kind, "image/") || strings.EqualFold(f.class, "image")
	}
	switch pathExtension(f.address) {
	case ".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif":
		return true
	}
	return false
}

func pathExtension(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return strings.ToLower(path.Ext(u.Path))
}

// largest returns the index of the widest picture, or -1 if there isn't one.
func largest(all []sizedFigure) int {
	at := -1
	for i := range all {
		if at < 0 || all[i].width > all[at].width {
			at = i
		}
	}
	return at
}

// distinct removes duplicate pictures and keeps the largest size of each.
func distinct(all []sizedFigure) []*content.Figure {
	var out []*content.Figure
	at := map[string]int{}
	var unique []sizedFigure
	for _, f := range all {
		key := pictureKey(f.Src.String())
		i, seen := at[key]
		switch {
		case !seen:
			at[key] = len(unique)
			unique = append(unique, f)
		case f.width > unique[i].width:
			unique[i] = f
		}
	}
	for _, f := range unique[:min(len(unique), maxPictures)] {
		out = append(out, f.Figure)
	}
	return out
}

// findFigure returns the figure among blocks that shows the same picture as f.
func findFigure(blocks []content.Block, f *content.Figure) (shown *content.Figure, ok bool) {
	for _, b := range blocks {
		for _, leaf := range content.Leaves(b) {
			if shown, ok := leaf.Block.(*content.Figure); ok && pictureKey(shown.Src.String()) == pictureKey(f.Src.String()) {
				return shown, true
			}
		}
	}
	return nil, false
}

// pictureKey returns the part that the addresses of a picture in several sizes have in
// common: the path, without a suffix such as "-1024x683" or "?w=300".
func pictureKey(src string) string {
	u, err := url.Parse(src)
	if err != nil {
		return src
	}
	name := strings.TrimSuffix(u.Path, path.Ext(u.Path))
	if i := strings.LastIndexByte(name, '-'); i > 0 {
		w, h, ok := strings.Cut(name[i+1:], "x")
		_, errW := strconv.Atoi(w)
		_, errH := strconv.Atoi(h)
		if ok && errW == nil && errH == nil {
			name = name[:i]
		}
	}
	return strings.ToLower(name)
}
