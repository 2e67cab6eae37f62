//go:build !unix

package session

import tea "charm.land/bubbletea/v2"

// Programs cannot be suspended on this system.

func catchSuspend(*tea.Program) (end func()) { return func() {} }

func suspend() tea.Cmd { return nil }
