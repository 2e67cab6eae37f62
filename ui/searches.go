package ui

import (
	"context"
	"time"

	"pullquote/content/library"
	"pullquote/ui/keymap"
	"pullquote/ui/widget"

	tea "charm.land/bubbletea/v2"
)

// searches are what the reader has searched for. Those of earlier runs of the program are read
// from the library when they are first needed; keys wait until they are known.
type searches struct {
	inArticle, inLibrary widget.History

	isLoading bool
	isLoaded  bool
}

// histories returns the histories by scope.
func (s *searches) histories() map[library.Scope]*widget.History {
	return map[library.Scope]*widget.History{library.InArticle: &s.inArticle, library.InLibrary: &s.inLibrary}
}

// loadSearches starts to load the searches of earlier runs if a key is to recall one.
func (m *root) loadSearches(k tea.KeyPressMsg) {
	s := &m.searches
	if m.keeper.library == nil || s.isLoading || s.isLoaded || !m.recallsSearch(k) {
		return
	}
	s.isLoading = true
	m.tasks.Start(m.keeper.era, func(ctx context.Context) (func(), bool) {
		ctx, cancel := context.WithTimeout(ctx, maxLookup)
		defer cancel()
		earlier := map[library.Scope][]string{}
		var failed error
		for _, scope := range []library.Scope{library.InArticle, library.InLibrary} {
			texts, err := m.keeper.library.Searches(ctx, scope)
			if err != nil {
				failed = err
			}
			earlier[scope] = texts
		}
		return func() {
			m.tell(failed)
			s.isLoading, s.isLoaded = false, true
			for scope, h := range s.histories() {
				h.AddEarlier(earlier[scope])
			}
		}, false
	})
}

// recallsSearch reports whether a key recalls an earlier text in a prompt.
func (m *root) recallsSearch(k tea.KeyPressMsg) bool {
	_, ok := m.textInput()
	return ok && widget.PromptAction(m.keys, k) == keymap.PromptUp
}

// keepSearches keeps what has been searched for, unless the article is not kept either.
func (m *root) keepSearches() {
	for scope, h := range m.searches.histories() {
		for _, text := range h.TakeAdded() {
			if at := time.Now(); m.page.record.isKept {
				m.queueChange(func(ctx context.Context, l *library.Library) error { return l.KeepSearch(ctx, scope, text, at) })
			}
		}
	}
}
