// Command bare is the least that a Bubble Tea program with Glamour can be: it draws one line.
// The comparison shows what of pullquote's time and memory is theirs.
package main

import (
	"fmt"
	"os"

	_ "pullquote/ui/render" // links Glamour

	tea "charm.land/bubbletea/v2"
)

type model struct{}

func (model) Init() tea.Cmd                         { return nil }
func (m model) Update(tea.Msg) (tea.Model, tea.Cmd) { return m, nil }
func (model) View() tea.View {
	v := tea.NewView("Nobody had read the tables")
	v.AltScreen = true
	return v
}

func main() {
	if _, err := tea.NewProgram(model{}).Run(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
