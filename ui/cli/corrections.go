package cli

import (
	"fmt"

	"pullquote/content"
	"pullquote/content/analysis"
	"pullquote/content/library"
	"pullquote/ui/explain"

	"github.com/spf13/cobra"
)

// A correction returns an analysis of a source with corrections.
type correction func(cmd *cobra.Command, spec string, x *analysis.Analysis) (*analysis.Analysis, error)

// asFound is the correction that changes nothing.
func asFound(_ *cobra.Command, _ string, x *analysis.Analysis) (*analysis.Analysis, error) {
	return x, nil
}

// corrected is the correction of speakers that the reader made earlier. If the corrections cannot
// be looked up, it says so and changes nothing.
func (r *runner) corrected(cmd *cobra.Command, spec string, x *analysis.Analysis) (*analysis.Analysis, error) {
	r.openCorrections.Do(func() {
		r.corrections = r.openLibrary(r.settings(cmd, false))
	})
	if r.corrections == nil {
		return x, nil
	}
	source := library.Source(spec)
	if spec == "" {
		source = library.BuiltIn
	}
	list, err := r.corrections.CorrectionsOf(cmd.Context(), source, x.Article)
	if err != nil {
		fmt.Fprintln(cmd.ErrOrStderr(), "pullquote: warning: cannot look up corrections of speakers:", content.SanitizeLine(err.Error()).String())
	}
	if aside := r.corrections.TakeWarning(); aside != nil {
		fmt.Fprintln(cmd.ErrOrStderr(), "pullquote: warning:", explain.CommandLine(aside))
	}
	return x.Corrected(cmd.Context(), list, false)
}

// closeCorrections closes the library in which corrections were looked up.
func (r *runner) closeCorrections() {
	if r.corrections != nil {
		_ = r.corrections.Close() // it was only read
	}
}
