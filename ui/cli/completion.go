package cli

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"pullquote/content"
	"pullquote/content/library"
	"pullquote/content/source"
	"pullquote/ui/explain"

	"github.com/spf13/cobra"
)

// Shells ask the program for the values of flags and arguments. Nothing here runs otherwise.

// completeFlag sets the values that shells offer for a flag.
func completeFlag(cmd *cobra.Command, flag string, values []string, directive cobra.ShellCompDirective) {
	completeFlagWith(cmd, flag, cobra.FixedCompletions(values, directive))
}

// completeFlagWith sets the function that returns the values that shells offer for a flag.
func completeFlagWith(cmd *cobra.Command, flag string, complete cobra.CompletionFunc) {
	if err := cmd.RegisterFlagCompletionFunc(flag, complete); err != nil {
		panic(err) // there is no such flag
	}
}

// widths are usual widths of text, in cells.
var widths = []string{"60", "66", "72", "80", "100", "0\tdo not wrap printed text"}

// A languageName names a language in English. Quotations are attributed in these.
type languageName struct{ code, name string }

var languageNames = []languageName{
	{"da", "Danish"},
	{"de", "German"},
	{"en", "English"},
	{"es", "Spanish"},
	{"fr", "French"},
	{"it", "Italian"},
	{"nb", "Norwegian"},
	{"nl", "Dutch"},
	{"pt", "Portuguese"},
	{"ru", "Russian"},
	{"sv", "Swedish"},
}

// languageCompletions returns the codes of languages with their names.
func languageCompletions() []string {
	var out []string
	for _, l := range languageNames {
		out = append(out, l.code+"\t"+l.name)
	}
	return out
}

// nearestLanguage returns the code of the language that was probably meant by its name; "" if
// there isn't one.
func nearestLanguage(typed string) string {
	var names []string
	for _, l := range languageNames {
		names = append(names, strings.ToLower(l.name))
	}
	if i := slices.Index(names, explain.Nearest(typed, names)); i >= 0 {
		return languageNames[i].code
	}
	return ""
}

// completeSource completes the name of the source: files that have the extension of a format, or
// else all files.
func completeSource(_ *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
	switch {
	case len(args) > 0:
		return nil, cobra.ShellCompDirectiveNoFileComp
	case len(readableFiles(typed)) > 0:
		return source.Extensions(), cobra.ShellCompDirectiveFilterFileExt
	}
	return nil, cobra.ShellCompDirectiveDefault
}

// completeSources completes the name of one of several sources.
func completeSources(cmd *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
	return completeSource(cmd, nil, typed)
}

// completeSourceOrCommand completes a source where the name of a command may be meant, too. A
// shell cannot combine words with files that it filters, so the files beside a command that
// matches are completed here.
func completeSourceOrCommand(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
	isCommand := func(name string) bool { return strings.HasPrefix(name, typed) }
	if len(args) > 0 || !slices.ContainsFunc(commandNames(cmd), isCommand) {
		return completeSources(cmd, args, typed)
	}
	if typed == "" {
		return nil, cobra.ShellCompDirectiveDefault
	}
	return readableFiles(typed), cobra.ShellCompDirectiveDefault
}

// readableFiles returns the paths that begin with what was typed and name a folder, or a file
// that has the extension of a format.
func readableFiles(typed string) []string {
	dir, prefix := filepath.Split(typed)
	at := dir
	if home, ok := strings.CutPrefix(dir, "~/"); ok {
		if path, err := os.UserHomeDir(); err == nil {
			at = filepath.Join(path, home)
		}
	}
	if at == "" {
		at = "."
	}
	files, err := os.ReadDir(at)
	if err != nil {
		return nil
	}
	var out []string
	for _, f := range files {
		name := f.Name()
		if strings.HasPrefix(name, prefix) && (prefix != "" || name[0] != '.') && (f.IsDir() || source.HasKnownExtension(name)) {
			out = append(out, dir+name)
		}
	}
	return out
}

// completeDocuments completes the IDs of articles in the library.
func completeDocuments(cmd *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
	var out []string
	for _, d := range keptDocuments(cmd) {
		if !slices.Contains(args, d.Short()) {
			out = append(out, d.Short()+"\t"+content.SanitizeLine(cmp.Or(d.Title, d.Source)).String())
		}
	}
	return out, cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveKeepOrder
}

// completeTags completes an article in the library, and then tags that others have.
func completeTags(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
	if len(args) == 0 {
		return completeDocuments(cmd, args, typed)
	}
	var out []string
	for _, d := range keptDocuments(cmd) {
		for _, tag := range d.Tags {
			if !slices.Contains(args[1:], tag) {
				out = append(out, tag)
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out), cobra.ShellCompDirectiveNoFileComp
}

// keptDocuments returns the articles in the library; nil if it cannot be read.
func keptDocuments(cmd *cobra.Command) []library.Document {
	l := library.New(dataFolder())
	defer func() { _ = l.Close() }() // it was only read
	found, err := l.Recent(cmd.Context(), maxListed)
	if err != nil {
		return nil
	}
	return found
}

// completePerson completes the name of somebody who is quoted in the library.
func completePerson(cmd *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
	l := library.New(dataFolder())
	defer func() { _ = l.Close() }() // it was only read
	people, err := l.People(cmd.Context())
	if err != nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	var out []string
	for _, p := range people {
		quotes := "1 quote"
		if p.Quotations > 1 {
			quotes = fmt.Sprintf("%d quotes", p.Quotations)
		}
		out = append(out, content.SanitizeLine(p.Name).String()+"\t"+quotes)
	}
	return out, cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveKeepOrder
}
