package config

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"pullquote/content/export"
	"pullquote/ui/explain"
	"pullquote/ui/graphics"
	"pullquote/ui/theme"

	"github.com/pelletier/go-toml/v2/unstable"
)

// A setting is a row of the table of settings.
type setting struct {
	key  string
	flag string // the flag that overrules it; "": none
	help string // a sentence or two, for the printed file and the manual

	// set stores a value. It returns what is wrong with it, or nil if it is valid.
	set func(c *Config, value *unstable.Node) *mistake

	// get returns the value as TOML, or "" if the setting has no value.
	get func(c *Config) string
}

// A mistake says what is wrong with a value.
type mistake struct {
	text  string // after the key: "must be true or false"
	where string // the part of the value that is wrong; "": all of it
}

// MaxWidth bounds the width of the text, in cells.
const MaxWidth = 1000

// settings are all settings but the keys, in the order in which they are printed. The tables
// are at the end, each in one piece.
var settings = []setting{
	{
		"theme", "--theme", "The theme: the name of a built-in one or of one of your own, which is a glamour stylesheet named themes/NAME.json beside this file; or the path of such a stylesheet. :themes in the reader shows them all.",
		setTheme, func(c *Config) string { return quote(c.Theme) },
	},
	{
		"width", "--width", "The width of the text, in columns. 0: at most 72.",
		setWidth, func(c *Config) string { return strconv.Itoa(c.Width) },
	},
	{
		"color", "--color", "When to use colours: \"auto\", \"always\" or \"never\".",
		setColor, func(c *Config) string { return quote(string(c.Color)) },
	},
	{
		"pictures", "--pictures", "How pictures are shown: \"auto\", \"kitty\", \"blocks\" or \"off\".",
		setPictures, func(c *Config) string { return quote(string(c.Pictures)) },
	},
	boolean("mouse", "", "Whether pullquote takes the mouse: to scroll, click and select. If not, the terminal selects as it always does.", func(c *Config) *bool { return &c.Mouse }),
	boolean("speakers", "", "Whether the name of the speaker is shown in the margin beside each paragraph.", func(c *Config) *bool { return &c.Speakers }),
	boolean("plain", "--plain", "Whether to read line by line, for screen readers and simple terminals.", func(c *Config) *bool { return &c.Plain }),
	boolean("library.enabled", "--no-library", "Whether places, marks, highlights and corrections are kept between runs.", func(c *Config) *bool { return &c.Library.Enabled }),
	boolean("library.texts", "", "Whether the texts of what you read are kept too, so that you can search them.", func(c *Config) *bool { return &c.Library.Texts }),
	boolean("library.resume", "--fresh", "Whether an article opens where you left it.", func(c *Config) *bool { return &c.Library.Resume }),
	{
		"copy.quote", "", "The form of a copied quotation, with {text}, {speaker}, {title}, {author}, {site}, {date} and {source}. \"\": the words, the speaker and everything that is known about the source.",
		setTemplate, func(c *Config) string { return quote(c.Copy.Quote.Source()) },
	},
}

// boolean returns a setting that is true or false.
func boolean(key, flag, help string, field func(*Config) *bool) setting {
	set := func(c *Config, value *unstable.Node) *mistake {
		if value.Kind != unstable.Bool {
			return &mistake{text: "must be true or false"}
		}
		*field(c) = string(value.Data) == "true"
		return nil
	}
	return setting{key, flag, help, set, func(c *Config) string { return strconv.FormatBool(*field(c)) }}
}

func setTheme(c *Config, value *unstable.Node) *mistake {
	if value.Kind != unstable.String {
		return &mistake{text: "must be the name of a theme, such as \"dracula\""}
	}
	name := string(value.Data)
	_, err := c.Themes.Find(name)
	var wrong *theme.NameError
	switch {
	case errors.As(err, &wrong) && wrong.Err != nil:
		return &mistake{text: "names a file that cannot be used: " + wrong.Err.Error()}
	case err != nil:
		return &mistake{text: "names an " + explain.CommandLine(err).String()}
	}
	c.Theme = name
	return nil
}

func setWidth(c *Config, value *unstable.Node) *mistake {
	n, err := strconv.Atoi(strings.ReplaceAll(string(value.Data), "_", ""))
	if value.Kind != unstable.Integer || err != nil || n < 0 || n > MaxWidth {
		return &mistake{text: fmt.Sprintf("must be a number from 0 to %d", MaxWidth)}
	}
	c.Width = n
	return nil
}

func setColor(c *Config, value *unstable.Node) *mistake {
	switch when := theme.Color(value.Data); {
	case value.Kind != unstable.String:
	case when == theme.Auto, when == theme.Always, when == theme.Never:
		c.Color = when
		return nil
	}
	return &mistake{text: "must be \"auto\", \"always\" or \"never\""}
}

func setPictures(c *Config, value *unstable.Node) *mistake {
	how, ok := graphics.ParseSetting(string(value.Data))
	if value.Kind != unstable.String || !ok {
		return &mistake{text: "must be \"auto\", \"kitty\", \"blocks\" or \"off\""}
	}
	c.Pictures = how
	return nil
}

func setTemplate(c *Config, value *unstable.Node) *mistake {
	if value.Kind != unstable.String {
		return &mistake{text: "must be a text with placeholders, such as \"{text} ({speaker})\""}
	}
	t, err := export.ParseTemplate(string(value.Data))
	var wrong *export.TemplateError
	if errors.As(err, &wrong) {
		return &mistake{"has an " + wrong.Text, wrong.Where}
	}
	c.Copy.Quote = t
	return nil
}

// Markdown returns the table of settings as the README shows it.
func Markdown() string {
	standard := Default()
	var s strings.Builder
	s.WriteString("| Setting | Default | Flag | |\n|---|---|---|---|\n")
	code := func(text string) string {
		if text == "" {
			return ""
		}
		return "`" + text + "`"
	}
	for _, set := range settings {
		fmt.Fprintf(&s, "| %s | %s | %s | %s |\n", code(set.key), code(set.get(&standard)), code(set.flag), set.help)
	}
	s.WriteString("| `keys.ACTION` | see the table of keys | | The keys of an action, such as `next-quote = [\")\", \".\"]`; `[]` leaves it without one. |\n")
	return s.String()
}
