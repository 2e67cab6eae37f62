package feed

import (
	"net/url"
	"path"
	"strconv"
	"strings"

	"pullquote/content"

	ext "github.com/mmcdole/gofeed/extensions"
)

// The bounds of the pictures that come with an entry.
const (
	maxPictures = 20
	maxSizes    = 80 // of all the pictures
)

// figures are the pictures that come with an entry, the largest size of each.
// A thumbnail is one only where nothing else is.
func (t text) figures() []*content.Figure {
	var all []sized
	base := t.base()
	media := t.item.Extensions["media"]
	for _, c := range media["content"] {
		all = t.add(all, base, c, media)
	}
	for _, group := range media["group"] {
		if len(all) == maxSizes {
			break
		}
		var sizes []sized
		for _, c := range group.Children["content"] {
			sizes = t.add(sizes, base, c, group.Children)
		}
		if n := largest(sizes); n >= 0 {
			all = append(all, sizes[n])
		}
	}
	for _, e := range t.item.Enclosures {
		if isPicture(e.Type, "", e.URL) {
			all = t.add(all, base, ext.Extension{Attrs: map[string]string{"url": e.URL, "medium": "image"}}, media)
		}
	}
	if len(all) == 0 {
		for _, c := range media["thumbnail"] {
			c.Attrs["medium"] = "image"
			all = t.add(all, base, c, media)
		}
	}
	return distinct(all)
}

// A sized is a picture and how wide it is; 0 when the feed does not say.
type sized struct {
	*content.Figure
	width int
}

// add adds a media:content, if it is a picture. What it says of itself goes
// before what is said beside it.
func (t text) add(all []sized, base string, c ext.Extension, beside map[string][]ext.Extension) []sized {
	if len(all) == maxSizes || !isPicture(c.Attrs["type"], c.Attrs["medium"], c.Attrs["url"]) {
		return all
	}
	src := address(c.Attrs["url"], base, t.source)
	if src == "" {
		return all
	}
	said := func(name string) string {
		for _, in := range []map[string][]ext.Extension{c.Children, beside} {
			for _, e := range in[name] {
				if s, _ := plain(unescaped(e.Value), maxCaption); s != "" {
					return s
				}
			}
		}
		return ""
	}
	f := &content.Figure{Src: src, Credit: said("credit")}
	caption := said("description")
	if caption == t.entry.Summary || caption == t.entry.Title {
		caption = "" // of the text, not of the picture
	}
	if f.Credit != "" && !strings.Contains(caption, f.Credit) {
		caption = strings.TrimSpace(caption + "\n" + f.Credit) // a line is a part of a caption
	}
	f.Caption = content.PlainInline(caption)
	if name := said("title"); name != t.entry.Title {
		f.Alt = name
	}
	width, err := strconv.Atoi(c.Attrs["width"])
	if err != nil {
		width = 0
	}
	return append(all, sized{f, width})
}

// maxCaption bounds a caption, in bytes.
const maxCaption = 4 << 10

// isPicture reports whether a file that comes with an entry is a picture.
func isPicture(kind, medium, address string) bool {
	kind = strings.ToLower(kind)
	if kind != "" || medium != "" {
		return strings.HasPrefix(kind, "image/") || strings.EqualFold(medium, "image")
	}
	switch pathExtension(address) {
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

func largest(all []sized) int {
	at := -1
	for i := range all {
		if at < 0 || all[i].width > all[at].width {
			at = i
		}
	}
	return at
}

// distinct is each picture once.
func distinct(all []sized) []*content.Figure {
	var out []*content.Figure
	at := map[string]int{}
	var kept []sized
	for _, f := range all {
		key := picture(f.Src)
		i, seen := at[key]
		switch {
		case !seen:
			at[key] = len(kept)
			kept = append(kept, f)
		case f.width > kept[i].width:
			kept[i] = f
		}
	}
	for _, f := range kept[:min(len(kept), maxPictures)] {
		out = append(out, f.Figure)
	}
	return out
}

// showing returns the figure among blocks that shows the picture of f; ok is
// false if none does.
func showing(blocks []content.Block, f *content.Figure) (shown *content.Figure, ok bool) {
	for _, b := range blocks {
		for _, leaf := range content.Leaves(b) {
			if shown, ok := leaf.Block.(*content.Figure); ok && picture(shown.Src) == picture(f.Src) {
				return shown, true
			}
		}
	}
	return nil, false
}

// picture is what the addresses of one picture in several sizes have in common:
// the path, without "-1024x683" at its end and "?w=300" behind it.
func picture(src string) string {
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
