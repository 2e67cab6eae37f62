package graphics

import (
	"context"
	"errors"
	"io"

	"pullquote/content"
	"pullquote/ui/layout"
)

// A Job is work on the pictures of a gallery. Run does it, beside the loop, and Finish
// stores its result, on the loop.
type Job struct {
	// IsDownload means that the job waits for a server most of the time.
	IsDownload bool
	// Weight is how many pixels are decoded at most.
	Weight int

	gallery *Gallery
	media   content.Media
	probes  []probe
	drawing *drawingJob
}

// A probe finds the size of a picture. A picture on the web is downloaded for that.
type probe struct {
	src        string
	canConnect bool
	of         *entry

	// The result.
	size     Size
	data     []byte
	isRemote bool
	err      error
}

// A drawingJob draws a picture.
type drawingJob struct {
	src   string
	place layout.Picture
	of    *entry
	to    *drawing
	mode  Mode
	size  Size // in pixels
	local []byte

	// The result.
	rows []string
	data []byte
	err  error
}

// Next returns what is to be done for the wanted pictures: the most important comes first. It
// reports false if there is nothing to do.
func (g *Gallery) Next(wanted []Wanted) (*Job, bool) {
	if !g.CanShow() || g.media == nil {
		return nil, false
	}
	if len(g.entries) > maxEntries {
		clear(g.entries)
		g.kept = 0
		g.sizes++
	}
	job := &Job{gallery: g, media: g.media}
	for _, w := range wanted {
		if w.Src == "" {
			continue
		}
		e := g.entry(w.Src)
		switch {
		case e.isBusy, e.err != nil, !e.size.IsEmpty() && (!e.isRemote || e.data != nil):
		case e.isRemote && !g.isRemote:
		case e.isRemote:
			if len(job.probes) == 0 {
				e.isBusy, job.IsDownload = true, true
				job.probes = []probe{{src: w.Src, canConnect: true, of: e}}
				return job, true
			}
		default:
			e.isBusy = true
			job.probes = append(job.probes, probe{src: w.Src, of: e})
		}
	}
	if len(job.probes) > 0 {
		return job, true
	}
	for _, w := range wanted {
		e := g.entry(w.Src)
		if w.Place.IsEmpty() || e.id != w.Place.ID || e.err != nil || e.size.IsEmpty() || e.isRemote && e.data == nil || g.drawings[w.Place] != nil {
			continue
		}
		cells := Size{w.Place.Width, w.Place.Height}
		d := &drawing{isBusy: true, wanted: g.clock}
		g.drawings[w.Place] = d
		job.Weight = e.size.Area()
		job.drawing = &drawingJob{src: w.Src, place: w.Place, of: e, to: d, mode: g.mode, size: Pixels(cells, g.mode, g.cell), local: e.data}
		return job, true
	}
	return nil, false
}

// entry returns what is known about a picture, possibly nothing.
func (g *Gallery) entry(src string) *entry {
	key := g.key(src)
	e := g.entries[key]
	if e == nil {
		e = &entry{id: g.nextID(), wanted: g.clock}
		g.entries[key] = e
	}
	return e
}

// nextID returns a number that no entry has had.
func (g *Gallery) nextID() int {
	g.lastID++
	return g.lastID
}

// IsWanted reports whether one of the pictures that the job is about is still wanted.
func (j *Job) IsWanted(wanted []Wanted) bool {
	if j.drawing == nil {
		return true
	}
	for _, w := range wanted {
		if w.Place == j.drawing.place {
			return true
		}
	}
	return false
}

// Run does the work until the context is done.
func (j *Job) Run(ctx context.Context) {
	for i := range j.probes {
		if ctx.Err() != nil {
			return
		}
		j.probes[i].run(ctx, j.media)
	}
	if j.drawing != nil {
		j.drawing.run(ctx, j.media)
	}
}

func (p *probe) run(ctx context.Context, media content.Media) {
	defer recoverBroken(&p.err)
	open := media.OpenLocal
	if p.canConnect {
		open = media.Open
	}
	r, err := open(ctx, p.src)
	if err != nil {
		p.isRemote, p.err = errors.Is(err, content.ErrRemote), err
		return
	}
	defer r.Close()
	if !p.canConnect {
		p.size, p.err = ReadHeader(ctx, r)
		return
	}
	if p.data, p.err = ReadAll(ctx, r); p.err == nil {
		h, err := parseHeader(p.data)
		p.size, p.err = h.size(), err
	}
}

func (d *drawingJob) run(ctx context.Context, media content.Media) {
	defer recoverBroken(&d.err)
	file := d.local
	if file == nil {
		r, err := media.OpenLocal(ctx, d.src)
		if err != nil {
			d.err = err
			return
		}
		file, err = readAndClose(ctx, r)
		if err != nil {
			d.err = err
			return
		}
	}
	img, err := Decode(ctx, file, d.size)
	switch {
	case err != nil:
		d.err = err
	case d.mode == HalfBlocks:
		d.rows = Blocks(img)
	default:
		d.data, d.err = EncodePNG(img)
	}
}

func readAndClose(ctx context.Context, r io.ReadCloser) ([]byte, error) {
	defer r.Close()
	return ReadAll(ctx, r)
}

// Finish stores the result of the job. It returns the picture that is then to be sent to the
// terminal, if there is one.
func (j *Job) Finish() (Sending, bool) {
	g := j.gallery
	for i := range j.probes {
		p := &j.probes[i]
		p.of.isBusy = false
		p.of.isRemote = p.of.isRemote || p.isRemote
		p.of.size = p.size
		g.setData(p.of, p.data)
		if !p.isRemote && !errors.Is(p.err, context.Canceled) {
			p.of.err = p.err
		}
		g.sizes++
	}
	d := j.drawing
	if d == nil || g.drawings[d.place] != d.to { // it has been dropped in the meantime
		return Sending{}, false
	}
	d.to.isBusy = false
	switch {
	case errors.Is(d.err, context.Canceled):
		delete(g.drawings, d.place)
	case d.err != nil:
		delete(g.drawings, d.place)
		d.of.err = d.err
		g.sizes++
	default:
		d.to.rows, d.to.data = d.rows, d.data
		g.drawn++
	}
	return Sending{Data: d.data, Cells: Size{d.place.Width, d.place.Height}, place: d.place}, d.data != nil
}

// Err returns why a picture could not be downloaded, or nil.
func (j *Job) Err() error {
	if !j.IsDownload {
		return nil
	}
	return j.probes[0].err
}

// Cancel records that the job's result is not wanted any more.
func (j *Job) Cancel() {
	for i := range j.probes {
		j.probes[i].of.isBusy = false
	}
	if d := j.drawing; d != nil && j.gallery.drawings[d.place] == d.to {
		delete(j.gallery.drawings, d.place)
	}
}
