package cli

import (
	"errors"
	"os"
	"path/filepath"

	"pullquote/content/library"
	"pullquote/ui/config"

	"github.com/spf13/cobra"
)

// errNothingRead means that there is no article to continue.
var errNothingRead = errors.New("nothing to continue: no article has been read yet")

// addLibraryFlags adds the flags about what is kept between runs.
func (r *runner) addLibraryFlags(root *cobra.Command) {
	f := root.Flags()
	f.BoolVarP(&r.isContinue, "continue", "c", false, "open what was read last")
	f.BoolVar(&r.fresh, "fresh", false, "open the article at the start, not where you left it")
	f.BoolVar(&r.noLibrary, "no-library", false, "keep nothing in the library, and look nothing up")
	f.SortFlags = false
}

// addCorrectionsFlag adds the flag of a command that looks up the reader's corrections.
func (r *runner) addCorrectionsFlag(cmd *cobra.Command) {
	cmd.Flags().BoolVar(&r.noLibrary, "no-library", false, "print the speakers as they were found, without your corrections")
}

// openLibrary returns the library; nil if the reader does not want one. It does not touch the
// disk.
func (r *runner) openLibrary(c *config.Loaded) *library.Library {
	if r.noLibrary || !c.Library.Enabled {
		return nil
	}
	return library.New(dataFolder())
}

// dataFolder returns the program's folder for what it keeps; "" if there is no home folder.
func dataFolder() string { return folder("XDG_DATA_HOME", ".local", "share") }

// folder returns the program's folder in the one that a variable names, or else in one in
// the home folder; "" if there is no home folder.
func folder(variable string, inHome ...string) string {
	const name = "pullquote"
	if dir := os.Getenv(variable); filepath.IsAbs(dir) {
		return filepath.Join(dir, name)
	}
	home, err := os.UserHomeDir()
	if err != nil || !filepath.IsAbs(home) {
		return ""
	}
	return filepath.Join(home, filepath.Join(inHome...), name)
}

// maxContinue bounds the articles that are considered for --continue.
const maxContinue = 100

// lastRead returns the source that was read last and can still be opened.
func lastRead(cmd *cobra.Command, kept *library.Library, args []string) (string, error) {
	switch {
	case len(args) > 0:
		return "", usage(cmd, "--continue takes no source")
	case kept == nil:
		return "", usage(cmd, "--continue needs the library")
	}
	recent, err := kept.Recent(cmd.Context(), maxContinue)
	if err != nil {
		return "", err
	}
	for _, d := range recent {
		switch {
		case d.Opened.IsZero():
		case d.Source == library.BuiltIn:
			return "", nil
		case library.CanReopen(d.Source):
			return d.Source, nil
		}
	}
	return "", errNothingRead
}
