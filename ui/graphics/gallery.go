package graphics

import (
	"cmp"
	"hash/maphash"
	"slices"

	"pullquote/content"
	"pullquote/ui/layout"
)

// A Gallery holds the pictures of one article: the sizes of all that have been near the
// screen, and drawings of the few that are. It belongs to the update loop. Make one with
// [NewGallery].
//
// It does no work itself. [Gallery.Next] says what is to be done, as a [Job], which runs
// beside the loop.
type Gallery struct {
	media    content.Media
	seed     maphash.Seed
	mode     Mode
	cell     Size
	isRemote bool // whether pictures on the web are wanted

	entries  map[uint64]*entry // by the hash of their address, which may be a whole picture
	drawings map[layout.Picture]*drawing
	lastID   int
	clock    int // counts the calls of Want
	kept     int // bytes of downloaded files
	sizes    int
	drawn    int
}

// An entry is what is known about a picture.
type entry struct {
	id       int
	isBusy   bool // a job is about to find more
	size     Size // in pixels; empty: not known
	isRemote bool // it is on the web
	data     []byte
	wanted   int   // when it was wanted last
	err      error // why it cannot be shown
}

// A drawing is a picture in cells.
type drawing struct {
	isBusy bool
	wanted int      // when it was wanted last
	rows   []string // nil: not ready
	data   []byte   // as it is sent to the terminal, or nil
	id     int      // its number in the terminal, or 0
}

// Bounds of what a gallery keeps.
const (
	maxEntries  = 4096
	maxDrawings = 24
	maxKept     = 32 << 20 // bytes of drawings, and of downloaded files
)

// NewGallery returns a gallery of the pictures that media opens. Media may be nil.
func NewGallery(media content.Media) *Gallery {
	return &Gallery{media: media, seed: maphash.MakeSeed(), entries: map[uint64]*entry{}, drawings: map[layout.Picture]*drawing{}}
}

// SetMedia sets what opens the pictures. What is known about them stays.
func (g *Gallery) SetMedia(media content.Media) { g.media = media }

// SetTerminal sets how the terminal shows pictures, and the size of its cells in pixels. It
// returns the numbers of the pictures that it need not keep.
func (g *Gallery) SetTerminal(mode Mode, cell Size) (unused []int) {
	if mode == g.mode && cell == g.cell {
		return nil
	}
	g.mode, g.cell = mode, cell
	g.sizes++
	return g.Clear()
}

// Clear drops all drawings. It returns the numbers of the pictures that the terminal need not
// keep.
func (g *Gallery) Clear() (unused []int) {
	for place, d := range g.drawings {
		if d.id > 0 {
			unused = append(unused, d.id)
		}
		delete(g.drawings, place)
	}
	g.drawn++
	return unused
}

// CanShow reports whether the terminal shows pictures.
func (g *Gallery) CanShow() bool { return g.mode.CanShow() }

// IsOff reports whether the terminal shows no pictures, whatever is done.
func (g *Gallery) IsOff() bool { return g.mode == NoPictures }

// ShowsRemote reports whether pictures on the web are shown.
func (g *Gallery) ShowsRemote() bool { return g.isRemote }

// SetRemote says whether pictures on the web are to be shown.
func (g *Gallery) SetRemote(isWanted bool) {
	g.isRemote = isWanted
	g.sizes++
	for _, e := range g.entries {
		if e.isRemote && isWanted {
			e.err = nil // the connection may be better now
		}
	}
}

// IsHidden reports whether a picture is on the web and not shown for that reason.
func (g *Gallery) IsHidden(src string) bool {
	e := g.entries[g.key(src)]
	return e != nil && e.isRemote && !g.isRemote
}

// Err returns why a picture cannot be shown, or nil.
func (g *Gallery) Err(src string) error {
	if e := g.entries[g.key(src)]; e != nil {
		return e.err
	}
	return nil
}

// Sizes returns a number that changes with the result of [Gallery.Fit] or [Gallery.Fill].
func (g *Gallery) Sizes() int { return g.sizes }

// Drawn returns a number that changes with the result of [Gallery.Row].
func (g *Gallery) Drawn() int { return g.drawn }

func (g *Gallery) key(src string) uint64 { return maphash.String(g.seed, src) }

// Fit returns the place of a picture in a text; an empty one if it is not shown, or not yet.
func (g *Gallery) Fit(src string, room Size) layout.Picture { return g.place(src, room, Fit) }

// Fill returns the place of a picture that is shown alone.
func (g *Gallery) Fill(src string, room Size) layout.Picture { return g.place(src, room, Fill) }

func (g *Gallery) place(src string, room Size, fit func(picture, room, cell Size) Size) layout.Picture {
	if !g.CanShow() || src == "" {
		return layout.Picture{}
	}
	e := g.entries[g.key(src)]
	if e == nil || e.err != nil || e.size.IsEmpty() || e.isRemote && !g.isRemote {
		return layout.Picture{}
	}
	cells := fit(e.size, room, g.cell)
	return layout.Picture{ID: e.id, Width: cells.Width, Height: cells.Height}
}

// Row returns the cells of a row of a picture. It reports false while there is no drawing.
func (g *Gallery) Row(r layout.PictureRow) (cells string, ok bool) {
	d := g.drawings[r.Picture]
	if d == nil || r.Row < 0 || r.Row >= len(d.rows) {
		return "", false
	}
	return d.rows[r.Row], true
}

// A Wanted is a picture that is on the screen, or close to it.
type Wanted struct {
	Src   string
	Place layout.Picture // empty: only its size is wanted
}

// Want stores which pictures are wanted, and drops what is too much to keep of the others. It
// returns the numbers of the pictures that the terminal need not keep.
func (g *Gallery) Want(wanted []Wanted) (unused []int) {
	g.clock++
	for _, w := range wanted {
		if d := g.drawings[w.Place]; d != nil {
			d.wanted = g.clock
		}
		if e := g.entries[g.key(w.Src)]; e != nil {
			e.wanted = g.clock
		}
	}
	g.dropData()
	type aged struct {
		place layout.Picture
		*drawing
	}
	var all []aged
	for place, d := range g.drawings {
		all = append(all, aged{place, d})
	}
	slices.SortFunc(all, func(a, b aged) int { return cmp.Compare(b.wanted, a.wanted) })
	bytes := 0
	for i, d := range all {
		bytes += d.size()
		if d.wanted == g.clock || d.isBusy || i < maxDrawings && bytes <= maxKept {
			continue
		}
		delete(g.drawings, d.place)
		if d.id > 0 {
			unused = append(unused, d.id)
		}
	}
	return unused
}

// setData stores a downloaded file, or drops it if data is nil.
func (g *Gallery) setData(e *entry, data []byte) {
	g.kept += len(data) - len(e.data)
	e.data = data
}

// dropData drops downloaded files that are not wanted, if they are too much to keep.
func (g *Gallery) dropData() {
	if g.kept <= maxKept {
		return
	}
	for _, e := range g.entries {
		if e.wanted != g.clock {
			g.setData(e, nil)
		}
	}
}

func (d *drawing) size() int {
	n := len(d.data)
	for _, r := range d.rows {
		n += len(r)
	}
	return n
}

// Resend returns the drawings that are in the terminal, because they may have been lost
// there. Those that are not wanted are dropped.
func (g *Gallery) Resend() []Sending {
	var out []Sending
	for place, d := range g.drawings {
		switch {
		case d.id == 0:
		case d.wanted < g.clock:
			delete(g.drawings, place)
		default:
			out = append(out, Sending{ID: d.id, Data: d.data, Cells: Size{place.Width, place.Height}})
		}
	}
	return out
}

// A Sending is a picture to be sent to the terminal.
type Sending struct {
	ID    int // 0: it has no number yet
	Data  []byte
	Cells Size

	place layout.Picture
}

// SetSent records that a picture has been sent to the terminal under a number.
func (g *Gallery) SetSent(s Sending, id int) {
	if d := g.drawings[s.place]; d != nil && d.id == id {
		d.rows = Placeholders(id, s.Cells)
		g.drawn++
	}
}

// SetNumber records the number under which a picture is about to be sent.
func (g *Gallery) SetNumber(s Sending, id int) {
	if d := g.drawings[s.place]; d != nil {
		d.id = id
	}
}
