package ui

import (
	"context"
	"slices"
	"time"

	"pullquote/ui/figure"
	"pullquote/ui/graphics"
	"pullquote/ui/reading"
	"pullquote/ui/task"

	tea "charm.land/bubbletea/v2"
)

// pictures is the work on the pictures of the page on screen.
type pictures struct {
	gallery  *graphics.Gallery // of that page; nil: none yet
	jobs     []*pictureJob     // that are running
	sendings []graphics.Sending
}

// A pictureJob is a running job and the time during which its result is wanted.
type pictureJob struct {
	*graphics.Job
	era *task.Era
}

// Bounds of the work on pictures: jobs that decode and jobs that download at the same time,
// the pixels that are decoded at the same time unless one picture has more, and the time that
// one picture may take. Its download has a bound of its own.
const (
	maxDecoding    = 2
	maxDownloading = 2
	maxPixels      = 40_000_000
	maxDrawTime    = 10 * time.Second
)

// showPictures lets the terminal show the pictures that are on the screen or close to it. It
// returns what has to be sent to the terminal for that.
func (m *root) showPictures() tea.Cmd {
	p := m.page
	if !p.isShown() || !m.session.IsSized() || !m.session.Ready {
		return nil
	}
	var cmds []tea.Cmd
	if m.pictures.gallery != p.pictures {
		cmds = append(cmds, m.leavePictures())
		m.pictures.gallery = p.pictures
	}
	wanted := m.wantedPictures()
	if len(wanted) > 0 {
		cmds = append(cmds, m.session.AskPictures())
	}
	g := p.pictures
	cmds = append(cmds, m.dropPictures(g.SetTerminal(m.session.Pictures.Mode, m.session.Pictures.Cell)))
	if !g.CanShow() {
		return tea.Batch(append(cmds, m.redrawPictures())...)
	}
	if m.session.TakeLoose() {
		for _, s := range g.Resend() {
			cmds = append(cmds, m.session.ResendPicture(s.ID, s.Data, s.Cells))
		}
	}
	cmds = append(cmds, m.sendPictures(), m.redrawPictures(), m.dropPictures(g.Want(wanted)))
	m.startPictures(wanted)
	return tea.Batch(cmds...)
}

// wantedPictures returns the pictures that are on the screen or close to it.
func (m *root) wantedPictures() []graphics.Wanted {
	var wanted []graphics.Wanted
	if m.page.home.ID == reading.ID {
		wanted = m.page.text.WantedPictures()
	}
	if f, ok := m.overlay.pane.(*figure.Pane); ok {
		wanted = append(f.WantedPictures(), wanted...)
	}
	return wanted
}

// toggleRemotePictures shows the pictures on the web, or hides them again.
func (m *root) toggleRemotePictures() {
	g := m.page.pictures
	switch {
	case len(m.page.doc.Analysis().Notes) == 0:
		m.notice.text = "no pictures in this article"
		return
	case g.IsOff():
		m.notice.text = "pictures are off, or the terminal has too few colours for them"
		return
	}
	g.SetRemote(!g.ShowsRemote())
	m.notice.text = m.keys.Expand("pictures on the web are hidden; {remote-pictures} loads them")
	if g.ShowsRemote() {
		m.notice.text = loadingPictures
	}
}

// loadingPictures is the notice while pictures on the web are being loaded. It gives way to why
// that has failed.
const loadingPictures = "pictures on the web are loaded as they come near"

// redrawPictures lays the text out again if the size of a picture has become known, and draws
// it again if a picture has.
func (m *root) redrawPictures() tea.Cmd {
	p := m.page
	sizes, drawn := p.pictures.Sizes(), p.pictures.Drawn()
	if sizes == p.pictureSizes && drawn == p.picturesDrawn {
		return nil
	}
	isMoved := sizes != p.pictureSizes
	p.pictureSizes, p.picturesDrawn = sizes, drawn
	m.refresh()
	if isMoved {
		m.follow()
		return func() tea.Msg { return picturesPlaced{} } // other pictures may be on the screen now
	}
	return nil
}

// picturesPlaced is the message that the text has been laid out again around its pictures.
type picturesPlaced struct{}

// startPictures starts as much work on the wanted pictures as may run at the same time, and
// ends what is not wanted any more.
func (m *root) startPictures(wanted []graphics.Wanted) {
	for _, j := range m.pictures.jobs {
		if !j.IsWanted(wanted) {
			j.era.End()
		}
	}
	for {
		job, ok := m.page.pictures.Next(wanted)
		if !ok {
			return
		}
		if !m.hasRoom(job) {
			job.Cancel()
			return
		}
		m.startPicture(job)
	}
}

// hasRoom reports whether a job may run beside those that do.
func (m *root) hasRoom(job *graphics.Job) bool {
	running, weight, limit := 0, job.Weight, maxDecoding
	if job.IsDownload {
		limit = maxDownloading
	}
	for _, other := range m.pictures.jobs {
		if other.IsDownload == job.IsDownload {
			running, weight = running+1, weight+other.Weight
		}
	}
	return running == 0 || running < limit && weight <= maxPixels
}

func (m *root) startPicture(job *graphics.Job) {
	j := &pictureJob{job, task.NewEra(m.page.doc.Era().Context())}
	m.pictures.jobs = append(m.pictures.jobs, j)
	isDone := false
	m.tasks.Start(j.era, func(ctx context.Context) (func(), bool) {
		if !job.IsDownload {
			var cancel context.CancelFunc
			ctx, cancel = context.WithTimeout(ctx, maxDrawTime)
			defer cancel()
		}
		job.Run(ctx)
		return func() {
			isDone = true
			if s, ok := job.Finish(); ok {
				m.pictures.sendings = append(m.pictures.sendings, s)
			}
			if err := job.Err(); err != nil && m.notice.text == loadingPictures {
				m.notice.text = problem(err)
			}
		}, false
	}).OnEnd(func() {
		m.pictures.jobs = slices.DeleteFunc(m.pictures.jobs, func(other *pictureJob) bool { return other == j })
		if !isDone {
			job.Cancel()
		}
	})
}

// sendPictures sends pictures that have been drawn to the terminal.
func (m *root) sendPictures() tea.Cmd {
	var cmds []tea.Cmd
	for _, s := range m.pictures.sendings {
		g := m.page.pictures
		id, cmd := m.session.SendPicture(s.Data, s.Cells, func(id int) { g.SetSent(s, id) })
		g.SetNumber(s, id)
		cmds = append(cmds, cmd)
	}
	m.pictures.sendings = nil
	return tea.Batch(cmds...)
}

// dropPictures deletes pictures from the terminal.
func (m *root) dropPictures(ids []int) tea.Cmd {
	var cmds []tea.Cmd
	for _, id := range ids {
		cmds = append(cmds, m.session.DropPicture(id))
	}
	return tea.Batch(cmds...)
}

// leavePictures drops the pictures of the page that was on screen before.
func (m *root) leavePictures() tea.Cmd {
	for _, j := range m.pictures.jobs {
		j.era.End()
	}
	m.pictures.sendings = nil
	if m.pictures.gallery == nil {
		return nil
	}
	return m.dropPictures(m.pictures.gallery.Clear())
}
