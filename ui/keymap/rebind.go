package keymap

import "slices"

// A Binding gives an action other keys than the standard ones.
type Binding struct {
	Action Action
	Keys   []string // as [ParseKey] returns them; none: the action has no key
}

// A Conflict is a key that would do two things in one focus, or that nothing would do.
type Conflict struct {
	Key    string // "": no key would leave the program
	Action Action // whose keys are refused
	Other  Action // which has the key, too; its own new keys are refused as well
}

// Rebind returns the rows with other keys, and what is wrong with those. The actions of a
// conflict keep their standard keys.
func Rebind(rows []Entry, bindings []Binding) ([]Entry, []Conflict) {
	standard, rows := rows, slices.Clone(rows)
	isNew := make([]bool, len(rows))
	for _, b := range bindings {
		if i := slices.IndexFunc(rows, func(e Entry) bool { return e.Action == b.Action }); i >= 0 {
			rows[i].Keys, isNew[i] = b.Keys, true
		}
	}
	var conflicts []Conflict
	refuse := func(i int) {
		rows[i].Keys, isNew[i] = standard[i].Keys, false
	}
	if !canLeave(rows) {
		for i, e := range rows {
			if e.Action == Quit || e.Action == Close {
				refuse(i)
			}
		}
		conflicts = append(conflicts, Conflict{Action: Quit, Other: Close})
	}
	for {
		key, i, j := findConflict(rows, isNew)
		if i < 0 {
			break
		}
		conflicts = append(conflicts, Conflict{key, rows[i].Action, rows[j].Action})
		refuse(i)
		refuse(j)
	}
	return rows, conflicts
}

// findConflict returns two rows that have the same key in one focus. Row i has new keys; it is
// -1 if there is no conflict.
func findConflict(rows []Entry, isNew []bool) (key string, i, j int) {
	for i, e := range rows {
		if !isNew[i] {
			continue
		}
		for _, k := range e.Keys {
			for j, other := range rows {
				if i != j && e.In&other.In != 0 && slices.Contains(other.Keys, k) {
					return k, i, j
				}
			}
		}
	}
	return "", -1, -1
}

// canLeave reports whether a key leaves the program.
func canLeave(rows []Entry) bool {
	return slices.ContainsFunc(rows, func(e Entry) bool { return (e.Action == Quit || e.Action == Close) && len(e.Keys) > 0 })
}
