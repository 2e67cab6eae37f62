package cli

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"pullquote/content"
	"pullquote/ui/config"
	"pullquote/ui/explain"
	"pullquote/ui/graphics"
	"pullquote/ui/theme"

	"github.com/spf13/cobra"
)

// configVariable names the file with the settings.
const configVariable = "PULLQUOTE_CONFIG"

// configFile returns the path of the file with the reader's settings; "" if there is no home
// folder. IsNamed means that the reader has named it, so that it should exist.
func (r *runner) configFile() (file string, isNamed bool) {
	switch dir := configFolder(); {
	case r.config != "":
		return r.config, true
	case os.Getenv(configVariable) != "":
		return os.Getenv(configVariable), true
	case dir != "":
		return filepath.Join(dir, "config.toml"), false
	}
	return "", false
}

// configFolder returns the folder with the reader's settings and themes; "" if there is no home
// folder.
func configFolder() string { return folder("XDG_CONFIG_HOME", ".config") }

// stateFile returns the path of the file with what is chosen in the program; "" if there is no
// home folder.
func stateFile() string {
	dir := folder("XDG_STATE_HOME", ".local", "state")
	if dir == "" {
		return ""
	}
	return filepath.Join(dir, "state.toml")
}

// themeFolder returns the folder with the reader's own themes.
func themeFolder() theme.Folder {
	dir := configFolder()
	if dir == "" {
		return ""
	}
	return theme.Folder(filepath.Join(dir, "themes"))
}

// settings returns the settings in force: those of the flags, of the file, and, if withState is
// true, what was chosen in the program, in this order.
func (r *runner) settings(cmd *cobra.Command, withState bool) *config.Loaded {
	base := config.Default()
	base.Themes = themeFolder()
	if name := os.Getenv("GLAMOUR_STYLE"); name != "" {
		base.Theme = name
	}
	if withState {
		base = config.LoadState(stateFile(), base)
	}
	file, isNamed := r.configFile()
	c := config.Load(file, base)
	if isNamed && !c.Exists && len(c.Problems) == 0 {
		c.Problems = []config.Problem{{File: file, Text: "cannot read the settings: no such file"}}
	}
	if r.theme != "" {
		c.Theme = r.theme
	}
	if r.width >= 0 {
		c.Width = r.width
	}
	if cmd.Flags().Changed("color") {
		c.Color = theme.Color(r.color)
	}
	if cmd.Flags().Changed("pictures") {
		c.Pictures = graphics.Setting(r.pictures)
	}
	c.Plain = c.Plain || r.isPlain || os.Getenv("PULLQUOTE_PLAIN") == "1" || os.Getenv("TERM") == "dumb"
	c.Library.Enabled = c.Library.Enabled && !r.noLibrary
	c.Library.Resume = c.Library.Resume && !r.fresh
	return &c
}

// saveState returns the function that keeps what is chosen in the program.
func saveState(c *config.Loaded) func(config.State) error {
	return func(s config.State) error {
		file := stateFile()
		if file == "" {
			return errors.New("there is no home folder")
		}
		return s.Save(file, c.Config)
	}
}

// find returns the theme of the settings. It has been checked.
func find(c *config.Loaded) theme.Source {
	source, err := c.Themes.Find(c.Theme)
	if err != nil {
		return theme.Source{}
	}
	return source
}

// configCommand returns the subcommand that prints and checks the settings.
func (r *runner) configCommand() *cobra.Command {
	isCheck := false
	cmd := &cobra.Command{
		Use:   "config",
		Short: "print or check your settings",
		Long: `Config prints the settings in force as a file with comments: those of the
flags, of your file, what you chose in the program, and the defaults. To make a
file of your own, print them to it, and delete what you do not want to change:

  pullquote config > settings.toml

The file is ~/.config/pullquote/config.toml, or the one that XDG_CONFIG_HOME,
PULLQUOTE_CONFIG or --config leads to. A mistake in it never keeps you from
reading: it is reported, and everything else holds.`,
		Args: noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			c := r.settings(cmd, true)
			if isCheck {
				return r.checkConfig(c)
			}
			for _, p := range c.Problems {
				fmt.Fprintln(cmd.ErrOrStderr(), "pullquote: warning:", p.Long())
			}
			return c.Print(r.stdout)
		},
	}
	cmd.Flags().BoolVar(&isCheck, "check", false, "only check the file: print each mistake in it as FILE:LINE:COLUMN")
	return cmd
}

// checkConfig prints the mistakes in the settings.
func (r *runner) checkConfig(c *config.Loaded) error {
	name := content.SanitizeLine(c.File).String()
	for _, p := range c.Problems {
		if _, err := fmt.Fprintln(r.stdout, p.Long()); err != nil {
			return err
		}
	}
	switch n := len(c.Problems); {
	case n > 0:
		return usageError(explain.Message{Problem: fmt.Sprintf("%s in %q", content.Pluralize(n, "mistake"), name)})
	case !c.Exists:
		_, err := fmt.Fprintf(r.stdout, "%s: no such file; the defaults hold\n", name)
		return err
	}
	_, err := fmt.Fprintf(r.stdout, "%s: no mistakes\n", name)
	return err
}
