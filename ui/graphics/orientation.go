package graphics

import (
	"encoding/binary"
	"image"
)

// An orientation says how the pixels in a file are to be turned, as in the EXIF tag of that
// name. Zero means that they are in place; otherwise it is from 1 to 8.
type orientation uint16

// isTurned reports whether width and height change places.
func (o orientation) isTurned() bool { return o >= 5 }

// turn returns a size after the turn.
func (o orientation) turn(s Size) Size {
	if o.isTurned() {
		return Size{s.Height, s.Width}
	}
	return s
}

// apply returns the picture after the turn.
func (o orientation) apply(img *image.RGBA) *image.RGBA {
	if o < 2 {
		return img
	}
	from := Size{img.Rect.Dx(), img.Rect.Dy()}
	to := o.turn(from)
	out := image.NewRGBA(image.Rect(0, 0, to.Width, to.Height))
	for y := range to.Height {
		for x := range to.Width {
			fx, fy := x, y
			if o.isTurned() {
				fx, fy = y, x
			}
			switch o {
			case 2, 3, 7, 8:
				fx = from.Width - 1 - fx
			}
			switch o {
			case 3, 4, 6, 7:
				fy = from.Height - 1 - fy
			}
			copy(out.Pix[out.PixOffset(x, y):][:4], img.Pix[img.PixOffset(fx, fy):][:4])
		}
	}
	return out
}

// Markers of JPEG and tags of EXIF.
const (
	markerStart      = 0xd8
	markerScan       = 0xda
	markerEXIF       = 0xe1
	tagOrientation   = 0x0112
	typeShort        = 3
	maxExifTags      = 512
	exifEntryBytes   = 12
	exifHeader       = "Exif\x00\x00"
	tiffHeaderBytes  = 8
	jpegSegmentBytes = 4 // marker and length
)

// exifOrientation returns the orientation in the EXIF data of a JPEG file; 0 if it has none.
func exifOrientation(data []byte) orientation {
	if len(data) < 2 || data[0] != 0xff || data[1] != markerStart {
		return 0
	}
	for data = data[2:]; len(data) >= jpegSegmentBytes && data[0] == 0xff && data[1] != markerScan; {
		size := int(binary.BigEndian.Uint16(data[2:])) + 2
		if size > len(data) || size < jpegSegmentBytes {
			return 0
		}
		body := data[jpegSegmentBytes:size]
		if data[1] == markerEXIF && len(body) > len(exifHeader) && string(body[:len(exifHeader)]) == exifHeader {
			return tiffOrientation(body[len(exifHeader):])
		}
		data = data[size:]
	}
	return 0
}

// tiffOrientation returns the orientation in the first directory of EXIF data, which has the
// structure of TIFF.
func tiffOrientation(data []byte) orientation {
	if len(data) < tiffHeaderBytes {
		return 0
	}
	var order binary.ByteOrder = binary.LittleEndian
	if data[0] == 'M' {
		order = binary.BigEndian
	}
	at := uint64(order.Uint32(data[4:]))
	if at+2 > uint64(len(data)) {
		return 0
	}
	n := min(int(order.Uint16(data[at:])), maxExifTags)
	for entry := data[at+2:]; n > 0 && len(entry) >= exifEntryBytes; n-- {
		if order.Uint16(entry) == tagOrientation && order.Uint16(entry[2:]) == typeShort {
			if o := orientation(order.Uint16(entry[8:])); o <= 8 {
				return o
			}
			return 0
		}
		entry = entry[exifEntryBytes:]
	}
	return 0
}
