package caption

import "testing"

func TestIsCounter(t *testing.T) {
	for _, s := range []string{"1 of 23", "1/23", "(3/7)", "Image 1 of 23", "Image 1 of / 23", "Foto 1 de 1", "Bild 2 von 9", "фото 2 из 5", "[12 of 12]"} {
		if !IsCounter(s) {
			t.Errorf("IsCounter(%q) is false", s)
		}
	}
	for _, s := range []string{"", "of", "1989", "5/3", "1/2 cup", "3 of 5 sailors", "12 May 2021", "5 4", "1/1/2013", "Image", "Photo of 2"} {
		if IsCounter(s) {
			t.Errorf("IsCounter(%q)", s)
		}
	}
}

func TestIsControl(t *testing.T) {
	for _, s := range []string{"less", "... more", "Show less", "Next", "‹ Previous", "Hide caption –", "Toggle caption", "Enlarge this image", "View full screen", "Back to slide show", "Bildunterschrift anzeigen", "Voir plus", "次へ", "SHOW CAPTION +"} {
		if !IsControl(s) {
			t.Errorf("IsControl(%q) is false", s)
		}
	}
	for _, s := range []string{"", "Photo", "Image", "More boats", "Next to the pier", "The full caption", "Less is more than enough", "Jo Park", "Open day", "…"} {
		if IsControl(s) {
			t.Errorf("IsControl(%q)", s)
		}
	}
}
