//go:build !unix

package ui

import (
	"os"

	tea "charm.land/bubbletea/v2"
)

// A suspender does nothing where programs cannot be stopped.
type suspender chan os.Signal

func newSuspender() suspender { return make(suspender) }

func (s suspender) watch() {}

func (s suspender) suspend() tea.Msg { return nil }
