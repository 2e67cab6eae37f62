//go:build unix

package main

import (
	"fmt"
	"os"
	"strings"
	"time"

	"pullquote/ui/uitest/term"
)

// compareReaders prints how long each program takes to show the first page of each text, and
// its memory then.
func compareReaders(n int, dir string, programs []program, texts []text) error {
	type measured struct{ times, memory []float64 }
	results := map[string]*measured{}
	key := func(p program, t text) string { return p.name + "\x00" + t.name }
	for range n {
		for _, t := range texts {
			for _, p := range programs {
				if p.maxSize > 0 && t.size > p.maxSize {
					continue
				}
				took, memory, err := openText(dir, p, t)
				if err != nil {
					return fmt.Errorf("%s with %s: %w", p.name, t.name, err)
				}
				r := results[key(p, t)]
				if r == nil {
					r = &measured{}
					results[key(p, t)] = r
				}
				r.times, r.memory = append(r.times, took), append(r.memory, memory)
			}
		}
	}
	head, rule := []string{"First page, ms (memory then, MB)"}, []string{"---"}
	for _, t := range texts {
		head, rule = append(head, t.name), append(rule, "---")
	}
	printRow(head...)
	printRow(rule...)
	for _, p := range programs {
		row := []string{p.name}
		for _, t := range texts {
			cell := ""
			if r := results[key(p, t)]; r != nil {
				cell = fmt.Sprintf("%.0f (%.0f)", median(r.times), median(r.memory))
			}
			row = append(row, cell)
		}
		printRow(row...)
	}
	return nil
}

// openText opens a text and returns the milliseconds until it is on the screen, and the
// resident memory in MB.
func openText(dir string, p program, t text) (took, memory float64, err error) {
	begun := time.Now()
	tty, err := term.Start(term.Size{Width: 100, Height: 30}, term.Command{
		Program: p.path, Args: append(append([]string{}, p.args...), t.file),
		Env: []string{"TERM=xterm-256color", "LANG=C.UTF-8", "HOME=" + dir, "PATH=" + os.Getenv("PATH")},
	})
	if err != nil {
		return 0, 0, err
	}
	defer tty.Close()
	if err := tty.WaitFor("Nobody had read the tables"); err != nil {
		return 0, 0, err
	}
	took = float64(time.Since(begun).Microseconds()) / 1000
	return took, residentMemory(tty.Pid()), nil
}

// residentMemory returns the resident memory of a process in MB; 0 where the system does not
// tell.
func residentMemory(pid int) float64 {
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		return 0
	}
	_, after, _ := strings.Cut(string(status), "VmRSS:")
	var kb float64
	if _, err := fmt.Sscan(after, &kb); err != nil {
		return 0
	}
	return kb / 1024
}
