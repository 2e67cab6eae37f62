//go:build !unix

package ui

import tea "charm.land/bubbletea/v2"

// Programs cannot be stopped here.

func catchStops(*tea.Program) {}

func stop() tea.Cmd { return nil }
