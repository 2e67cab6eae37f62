//go:build !unix

package session

import tea "charm.land/bubbletea/v2"

// This system cannot suspend programs.

func catchSuspend(*tea.Program) (end func()) { return func() {} }

func suspend() tea.Cmd { return nil }
