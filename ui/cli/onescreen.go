package cli

import (
	"bytes"
	"errors"
	"os"
	"unicode/utf8"

	"pullquote/content"
	"pullquote/content/isolate"
	"pullquote/content/source"
	"pullquote/ui"
	"pullquote/ui/document"
	"pullquote/ui/layout"

	"github.com/charmbracelet/x/ansi"
	"github.com/spf13/cobra"
	"golang.org/x/term"
)

// printIfShort prints an article that fits the screen, with --quit-if-one-screen, and reports
// whether it did. Otherwise, it returns the updates for the reader. It waits for the first page.
func (r *runner) printIfShort(cmd *cobra.Command, spec string, updates <-chan document.Update) (done bool, rest <-chan document.Update, err error) {
	var seen []document.Update
	for u := range updates {
		if u.Err != nil {
			return false, nil, u.Err
		}
		seen = append(seen, u)
		if u.Article == nil {
			continue
		}
		if u.Percent < 100 { // only a long source is shown in parts
			break
		}
		text, fits, err := r.fitScreen(cmd, u.Article)
		if err != nil || !fits {
			return false, replay(cmd, seen, updates), err
		}
		warn(cmd, spec, u.Article.Problems)
		_, err = r.stdout.Write(text)
		return true, nil, err
	}
	return false, replay(cmd, seen, updates), nil
}

// isNothing reports whether an error means that a program wrote nothing to standard input, which
// fits every screen.
func isNothing(spec string, err error) bool {
	var failed *source.Error
	return spec == "-" && errors.As(err, &failed) && failed.Reason == source.Empty
}

// fitScreen returns the text of an article as it is printed on the screen, and whether it
// leaves a row there for the prompt of the shell.
func (r *runner) fitScreen(cmd *cobra.Command, a *content.Article) ([]byte, bool, error) {
	f, ok := r.stdout.(*os.File)
	if !ok {
		return nil, false, nil
	}
	width, height, err := term.GetSize(int(f.Fd()))
	if err != nil || width < 1 {
		return nil, false, nil
	}
	size := 0
	for i := range content.BlockIndex(a.Len()) {
		if size += a.BlockSize(i); size > utf8.UTFMax*width*height || int(i) > height {
			return nil, false, nil // without laying it out
		}
	}
	var text bytes.Buffer
	if err := ui.Print(&text, a, r.printOptions(cmd)); err != nil {
		return nil, false, err
	}
	rows := 0
	for line := range bytes.Lines(text.Bytes()) {
		cells := layout.PerCluster.Width(ansi.Strip(string(bytes.TrimSuffix(line, []byte("\n")))))
		rows += max((cells+width-1)/width, 1)
	}
	return text.Bytes(), rows < height, nil
}

// replay returns a channel with updates that have been received, followed by the others.
func replay(cmd *cobra.Command, seen []document.Update, rest <-chan document.Update) <-chan document.Update {
	all := make(chan document.Update)
	isolate.Go(func() {
		defer close(all)
		send := func(u document.Update) bool {
			select {
			case all <- u:
				return true
			case <-cmd.Context().Done():
				return false
			}
		}
		for _, u := range seen {
			if !send(u) {
				return
			}
		}
		for u := range rest {
			if !send(u) {
				return
			}
		}
	}, func(*isolate.Panic) {})
	return all
}
