//go:build unix

package main

import (
	"errors"
	"fmt"
	"os/exec"
	"time"
)

// searches are what is searched for. The options are those of pullquote search and of rg.
var searches = []struct{ name, option, word string }{
	{"a word that is not there", "-c", "cormorant"},
	{"a word in the last paragraph", "", "albatross"},
	{"the same, only its number", "-c", "albatross"},
	{"the name of a file with a frequent word", "-l", "ferry"},
}

// compareSearches prints how long searches of each text take, as whole processes.
func compareSearches(n int, own program, others []program, texts []text) error {
	own.args = []string{"search"}
	programs := append([]program{own}, others...)
	head, rule := []string{"Search, s"}, []string{"---"}
	for _, t := range texts {
		for _, p := range programs {
			head, rule = append(head, p.name+", "+t.name), append(rule, "---")
		}
	}
	printRow(head...)
	printRow(rule...)
	for _, s := range searches {
		row := []string{s.name}
		for _, t := range texts {
			times := make([][]float64, len(programs))
			for range n {
				for i, p := range programs {
					took, err := runSearch(p, s.option, s.word, t.file)
					if err != nil {
						return fmt.Errorf("%s: %w", p.name, err)
					}
					times[i] = append(times[i], took)
				}
			}
			for _, values := range times {
				row = append(row, fmt.Sprintf("%.2f", median(values)))
			}
		}
		printRow(row...)
	}
	return nil
}

// runSearch returns the seconds that a search takes.
func runSearch(p program, option, word, file string) (float64, error) {
	args := append([]string{}, p.args...)
	if option != "" {
		args = append(args, option)
	}
	begun := time.Now()
	_, err := exec.Command(p.path, append(args, word, file)...).Output()
	var exit *exec.ExitError
	if err != nil && !(errors.As(err, &exit) && exit.ExitCode() == 1) { // 1: nothing found
		return 0, err
	}
	return time.Since(begun).Seconds(), nil
}
