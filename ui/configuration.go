package ui

import (
	"context"
	"fmt"
	"sync"

	"pullquote/content"
	"pullquote/ui/config"
	"pullquote/ui/keymap"
	"pullquote/ui/widget"
)

// A configuration is where the reader's settings come from, and where choices are kept.
type configuration struct {
	loaded *config.Loaded // nil: nowhere
	save   func(config.State) error

	writing sync.Mutex // held by the goroutine that writes choices
	mu      sync.Mutex // protects chosen
	chosen  config.State
}

// alert returns the message about the mistakes in the settings, or "" if they have no mistakes.
func (c *configuration) alert(keys *keymap.Map) string {
	if c.loaded == nil || len(c.loaded.Problems) == 0 {
		return ""
	}
	first := c.loaded.Problems[0].String()
	if n := len(c.loaded.Problems); n > 1 {
		return fmt.Sprintf("%d mistakes, see %sconfig · %s", n, keys.Key(keymap.Palette), first)
	}
	return first
}

// report returns what there is to say about the settings, a paragraph each.
func (c *configuration) report() []string {
	switch {
	case c.loaded == nil || c.loaded.File == "":
		return []string{"You have no file with settings. The defaults hold."}
	case !c.loaded.Exists && len(c.loaded.Problems) == 0:
		return []string{
			"You have no file with settings. The defaults hold, and what you chose in the program.",
			"It would be " + content.SanitizeLine(c.loaded.File).String() + ". “pullquote config” prints one to begin with.",
		}
	}
	file := content.SanitizeLine(c.loaded.File).String()
	if len(c.loaded.Problems) == 0 {
		return []string{file + " has no mistakes."}
	}
	out := []string{content.Pluralize(len(c.loaded.Problems), "mistake") + " in " + file + ". Everything else in it holds."}
	for _, p := range c.loaded.Problems {
		out = append(out, p.String())
	}
	return out
}

// showConfig shows where the settings come from, and what is wrong with them.
func (m *root) showConfig() {
	m.showOverlay(popup, widget.NewMessage("Settings", &m.page.context.Look, m.config.report()...))
}

// overrules reports whether the reader's file says something else about a setting than what was
// chosen in the program, so that the choice ends with the program.
func (c *configuration) overrules(key string) bool { return c.loaded != nil && c.loaded.Sets(key) }

// choose keeps a choice for the next run.
func (m *root) choose(s config.State) {
	c := &m.config
	if c.save == nil {
		return
	}
	c.mu.Lock()
	if s.Theme != nil {
		c.chosen.Theme = s.Theme
	}
	if s.Width != nil {
		c.chosen.Width = s.Width
	}
	c.mu.Unlock()
	m.tasks.Start(m.keeper.era, func(context.Context) (func(), bool) {
		err := c.write()
		return func() {
			if err != nil {
				m.notice.alert = content.SanitizeLine(err.Error()).String()
			}
		}, false
	})
}

// write writes what has been chosen since the last time. The end of the program calls it again,
// for choices that were made just before.
func (c *configuration) write() error {
	c.writing.Lock()
	defer c.writing.Unlock()
	c.mu.Lock()
	s := c.chosen
	c.chosen = config.State{}
	c.mu.Unlock()
	if s == (config.State{}) {
		return nil
	}
	if err := c.save(s); err != nil {
		return fmt.Errorf("cannot keep your choice: %w", err)
	}
	return nil
}
