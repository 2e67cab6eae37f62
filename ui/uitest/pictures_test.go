//go:build unix

package uitest

import (
	"archive/zip"
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"

	"pullquote/ui/uitest/term"

	"github.com/charmbracelet/x/ansi"
)

// kittyQuery is the question if the terminal knows the kitty graphics protocol, and kittyYes
// the answer.
const (
	cellQuery  = "\x1b[16t"
	cellReply  = "\x1b[6;20;10t"
	kittyQuery = "\x1b_Gi=31,s=1,v=1,a=q,t=d,f=24;AAAA\x1b\\"
	kittyYes   = "\x1b_Gi=31;OK\x1b\\"
)

// picture returns one of some pictures of 300 by 200 pixels, which are hard to compress.
func picture(t *testing.T, i int) []byte {
	t.Helper()
	m := image.NewRGBA(image.Rect(0, 0, 300, 200))
	for y := range 200 {
		for x := range 300 {
			m.SetRGBA(x, y, color.RGBA{uint8(x * y), uint8(x + 40*i), uint8(y), 255})
		}
	}
	var b bytes.Buffer
	must(t, png.Encode(&b, m))
	return b.Bytes()
}

// album writes an article with a number of pictures and returns its path.
func album(t *testing.T, pictures int) string {
	t.Helper()
	dir := t.TempDir()
	var text strings.Builder
	text.WriteString("# The album\n\nIt begins here.\n")
	for i := range pictures {
		must(t, os.WriteFile(filepath.Join(dir, fmt.Sprintf("%d.png", i)), picture(t, i), 0o600))
		fmt.Fprintf(&text, "\n![Picture number %d of the album](%d.png)\n\nThat was number %d, and there is more to say about it than fits into a row.\n", i, i, i)
	}
	path := filepath.Join(dir, "album.md")
	must(t, os.WriteFile(path, []byte(text.String()), 0o600))
	return path
}

// A viewer is the program in a terminal that knows the kitty graphics protocol.
type viewer struct {
	*testing.T
	*term.Term
	inTmux bool
}

// view runs the program on an article.
func view(t *testing.T, size term.Size, path string) viewer {
	return viewer{t, run(t, size, term.Command{
		IsJob: true, Args: []string{path}, Env: environment(t, "COLORTERM=truecolor"), Replies: map[string]string{cellQuery: cellReply, kittyQuery: kittyYes},
	}), false}
}

// viewInTmux is like [view], in a tmux that says whether it passes sequences on.
func viewInTmux(t *testing.T, size term.Size, path, passthrough string) viewer {
	bin := t.TempDir()
	must(t, os.WriteFile(filepath.Join(bin, "tmux"), []byte("#!/bin/sh\necho "+passthrough+"\n"), 0o700))
	env := environment(t, "COLORTERM=truecolor", "TMUX=/tmp/none,1,0", "PATH="+bin+":"+os.Getenv("PATH"))
	return viewer{t, run(t, size, term.Command{
		Args: []string{path}, Env: env, Replies: map[string]string{cellQuery: cellReply, ansi.TmuxPassthrough(kittyQuery): kittyYes},
	}), true}
}

// kitty returns what the terminal knows now. It fails if something about it is wrong.
func (v viewer) kitty() *term.Kitty {
	v.Helper()
	k := term.ReadKitty(v.Raw(), v.inTmux)
	if len(k.Problems) > 0 {
		v.Fatalf("%v\n%s", k.Problems, v.Screen())
	}
	return k
}

// see waits until the screen shows at least some number of pictures, and checks their
// placeholders.
func (v viewer) see(pictures int) {
	v.Helper()
	must(v.T, v.Wait(func(s term.Screen) bool {
		k := term.ReadKitty(v.Raw(), v.inTmux)
		return len(k.Show(s)) >= pictures && len(k.Problems) == 0
	}))
	v.kitty()
}

// TestKittyPictures scrolls, resizes, opens overlays and leaves. The stream is valid
// throughout, every placeholder is for a picture that the terminal has, and none is left.
func TestKittyPictures(t *testing.T) {
	for name, start := range map[string]func(*testing.T, term.Size, string) viewer{
		"alone":   view,
		"in tmux": func(t *testing.T, z term.Size, path string) viewer { return viewInTmux(t, z, path, "on") },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			v := start(t, cells(100, 30), album(t, 4))
			v.see(2)
			for _, i := range v.kitty().Images {
				if i != (term.Image{Columns: 30, Rows: 10, Width: 300, Height: 200}) {
					t.Errorf("the picture is %+v", i)
				}
			}
			must(t, v.Press("space"))
			must(t, v.WaitFor("number 2"))
			v.see(2)
			must(t, v.Press("?"))
			must(t, v.WaitFor("Moving"))
			v.kitty().Show(v.Screen())
			must(t, v.Press("esc", "g"))
			v.see(2)
			must(t, v.Resize(cells(80, 24)))
			must(t, v.WaitFor("It begins here"))
			v.see(1)
			must(t, v.Press("enter"))
			must(t, v.Wait(func(s term.Screen) bool { return !s.Has("It begins here") }))
			v.see(1)
			must(t, v.Press("esc", "q"))
			if code, err := v.Exit(); err != nil || code != 0 {
				t.Fatal(code, err)
			}
			if k := v.kitty(); len(k.Images) > 0 || k.Asked != 1 {
				t.Errorf("%d pictures are left; asked %d times", len(k.Images), k.Asked)
			}
		})
	}
}

// TestPicturesWhenLeaving checks that no picture is left, however the program ends or is
// interrupted, and that they are back when it goes on.
func TestPicturesWhenLeaving(t *testing.T) {
	for name, end := range map[string]func(viewer) error{
		"ctrl+c":  func(v viewer) error { return v.Press("ctrl+c") },
		"SIGTERM": func(v viewer) error { return v.Signal(syscall.SIGTERM) },
		"SIGHUP":  func(v viewer) error { return v.Signal(syscall.SIGHUP) },
		"ctrl+z": func(v viewer) error {
			must(v.T, v.Press("ctrl+z"))
			must(v.T, v.Wait(func(s term.Screen) bool { return !s.Alt }))
			if k := v.kitty(); len(k.Images) > 0 {
				v.Errorf("%d pictures are left while the program is suspended", len(k.Images))
			}
			must(v.T, resume(v.Term))
			v.see(2)
			return v.Press("q")
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			v := view(t, cells(100, 30), album(t, 2))
			v.see(2)
			must(t, end(v))
			if _, err := v.Exit(); err != nil {
				t.Fatal(err)
			}
			if k := v.kitty(); len(k.Images) > 0 {
				t.Errorf("%d pictures are left", len(k.Images))
			}
		})
	}
}

// TestPicturesAfterFocus checks that in tmux, whose hidden windows lose pictures, they are
// sent again when the window gets the focus.
func TestPicturesAfterFocus(t *testing.T) {
	v := viewInTmux(t, cells(100, 30), album(t, 2), "on")
	v.see(2)
	before := v.kitty().Sent
	must(t, v.Focus())
	must(t, v.Wait(func(term.Screen) bool { return v.kitty().Sent >= before+2 }))
	v.see(2)
}

// TestManyPictures checks that the terminal need not keep the pictures of a long album.
func TestManyPictures(t *testing.T) {
	v := view(t, cells(100, 30), album(t, 40))
	v.see(2)
	for i := 2; i < 40; i += 2 {
		must(t, v.Press("i", "i"))
		must(t, v.WaitFor(fmt.Sprintf("image note %d of 40", i)))
		v.see(2)
	}
	if k := v.kitty(); len(k.Images) > 30 || k.Sent < 38 {
		t.Errorf("the terminal has %d pictures of %d", len(k.Images), k.Sent)
	}
}

// TestHalfBlocks checks the terminals that must not be asked about the kitty graphics protocol,
// and those that do not know it. One that answers nothing at all might print the question.
func TestHalfBlocks(t *testing.T) {
	path := album(t, 1)
	for _, c := range []struct {
		name     string
		env      []string
		isSilent bool
		asked    int
	}{
		{"no answer about graphics", nil, false, 1},
		{"no answer at all", nil, true, 0},
		{"Terminal of macOS", []string{"TERM_PROGRAM=Apple_Terminal"}, false, 0},
		{"WezTerm", []string{"TERM_PROGRAM=WezTerm"}, false, 0},
		{"VTE", []string{"VTE_VERSION=7600"}, false, 0},
		{"screen", []string{"TERM=screen-256color"}, false, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			replies := map[string]string{cellQuery: cellReply}
			if c.isSilent {
				replies = nil
			}
			p := run(t, cells(100, 30), term.Command{Args: []string{path}, Env: environment(t, c.env...), Replies: replies})
			must(t, p.WaitFor("▀▀▀▀"))
			if k := term.ReadKitty(p.Raw(), false); k.Asked != c.asked || k.Sent > 0 {
				t.Errorf("asked %d times, sent %d pictures", k.Asked, k.Sent)
			}
		})
	}
	t.Run("tmux that passes nothing on", func(t *testing.T) {
		t.Parallel()
		v := viewInTmux(t, cells(100, 30), path, "off")
		must(t, v.WaitFor("▀▀▀▀"))
		if strings.Contains(v.Raw(), "_G") {
			t.Error("tmux was asked")
		}
	})
}

// TestPicturesOfABook checks that the pictures of a book are shown at once.
func TestPicturesOfABook(t *testing.T) {
	path := filepath.Join(t.TempDir(), "book.epub")
	f, err := os.Create(path)
	must(t, err)
	z := zip.NewWriter(f)
	add := func(name string, data []byte) {
		w, err := z.Create(name)
		must(t, err)
		_, err = w.Write(data)
		must(t, err)
	}
	add("mimetype", []byte("application/epub+zip"))
	add("META-INF/container.xml", []byte(`<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="b.opf"/></rootfiles></container>`))
	add("b.opf", []byte(`<package xmlns="http://www.idpf.org/2007/opf"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Buoys</dc:title></metadata>`+
		`<manifest><item id="a" href="a.xhtml" media-type="application/xhtml+xml"/><item id="p" href="p.png" media-type="image/png"/></manifest><spine><itemref idref="a"/></spine></package>`))
	add("a.xhtml", []byte(`<html xmlns="http://www.w3.org/1999/xhtml"><body><p>Where they are.</p><figure><img src="p.png" alt="A buoy"/><figcaption>The buoy at night.</figcaption></figure><p>The end.</p></body></html>`))
	add("p.png", picture(t, 0))
	must(t, z.Close())
	must(t, f.Close())
	p := start(t, cells(100, 40), path)
	must(t, p.WaitFor("▀▀▀▀"))
	must(t, p.WaitFor("[1] The buoy at night."))
}

// TestPicturesOfAPrivateSite checks that the pictures of a page are not loaded before p, and
// that p loads those on its own host only.
func TestPicturesOfAPrivateSite(t *testing.T) {
	other, otherRequests := serve(t, func(w http.ResponseWriter) { _, _ = w.Write(picture(t, 1)) })
	var requests atomic.Int32
	site := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/buoy.png" {
			requests.Add(1)
			_, _ = w.Write(picture(t, 0))
			return
		}
		w.Header().Set("Content-Type", "text/markdown")
		fmt.Fprintf(w, "# Buoys\n\nWhere they are.\n\n![One buoy](buoy.png)\n\nHere.\n\n![Another buoy](%s/other.png)\n\n![A file](file:///etc/hosts)\n", other)
	}))
	t.Cleanup(site.Close)
	p := start(t, cells(100, 40), site.URL+"/buoys.md")
	must(t, p.WaitFor("[1] ▒ One buoy"))
	must(t, p.WaitFor("p pictures"))
	if n := requests.Load(); n > 0 {
		t.Errorf("%d requests before p", n)
	}
	must(t, p.Press("p"))
	must(t, p.WaitFor("▀▀▀▀"))
	must(t, p.WaitFor("[1] One buoy"))
	must(t, p.WaitFor("[2] ▒ Another buoy"))
	must(t, p.WaitFor("private network"))
	must(t, p.Press("G", "i", "i", "i", "enter"))
	must(t, p.WaitFor("not an http or https address"))
	if n := otherRequests.Load(); n > 0 {
		t.Errorf("the other host got %d requests", n)
	}
}

// TestNothingIsAskedWithoutPictures checks that an article without pictures does not make the
// program ask the terminal about them.
func TestNothingIsAskedWithoutPictures(t *testing.T) {
	p := start(t, cells(100, 30), write(t, "plain.md", long(3)))
	must(t, p.WaitFor("The tide tables"))
	must(t, p.Press("q"))
	if _, err := p.Exit(); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(p.Raw(), "_G") || strings.Contains(p.Raw(), cellQuery) {
		t.Error("the terminal was asked")
	}
}
