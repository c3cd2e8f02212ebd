package loader

import (
	"bytes"
	"path"
	"slices"
	"strings"

	"github.com/akslint/akslint/internal/arm"
	"github.com/akslint/akslint/internal/document"
	"github.com/akslint/akslint/internal/embedded"
	"github.com/akslint/akslint/internal/terraform"
)

// A format is a kind of file: how it is told from others, and what reads it.
type format struct {
	// suffixes end the names of its files, and stems are names that anything may
	// follow behind a dot; in lower case.
	suffixes, stems []string
	// programs are those that a first line may hand its files to.
	programs []string
	// sniff reports whether standard input is of the format.
	sniff func(content []byte) bool
	read  reader
}

// A reader hands over what a file holds.
type reader func(source *document.Source, to Handlers)

// formats are looked through in order. A new kind of file is one more.
//
//nolint:gochecknoglobals // a table
var formats = [...]format{
	{suffixes: []string{".tf", ".tf.json"}, sniff: terraform.Declares, read: resources},
	{suffixes: []string{".json"}, sniff: isListing, read: jsonFile},
	{
		suffixes: []string{".sh", ".bash", ".azcli"}, programs: []string{"sh", "bash", "dash", "ksh", "zsh"},
		sniff: isScript, read: inside(whole(embedded.Shell)),
	},
	{suffixes: []string{".ps1", ".psm1"}, read: inside(whole(embedded.PowerShell))},
	{suffixes: []string{".md", ".mdx", ".markdown"}, read: inside(embedded.Markdown)},
	{suffixes: []string{".mk"}, stems: []string{"makefile", "gnumakefile"}, read: inside(embedded.Makefile)},
	{suffixes: []string{".dockerfile"}, stems: []string{"dockerfile"}, read: inside(embedded.Dockerfile)},
	{suffixes: []string{".yaml", ".yml"}, read: manifests},
}

// firstFormat returns the first format that is as wanted, or nil.
func firstFormat(wanted func(*format) bool) *format {
	for i := range formats {
		if wanted(&formats[i]) {
			return &formats[i]
		}
	}
	return nil
}

func formatOfName(name string) *format {
	name = strings.ToLower(path.Base(name))
	ends := func(suffix string) bool { return strings.HasSuffix(name, suffix) }
	if format := firstFormat(func(f *format) bool { return slices.ContainsFunc(f.suffixes, ends) }); format != nil {
		return format
	}
	stem, _, _ := strings.Cut(name, ".")
	return firstFormat(func(f *format) bool { return slices.Contains(f.stems, stem) })
}

// formatOfLine is the format of a file whose first line hands it to a program.
func formatOfLine(line []byte) *format {
	shebang, found := bytes.CutPrefix(line, []byte("#!"))
	if !found {
		return nil
	}
	for word := range bytes.FieldsSeq(shebang) {
		program := string(word[bytes.LastIndexByte(word, '/')+1:])
		if format := firstFormat(func(f *format) bool { return slices.Contains(f.programs, program) }); format != nil {
			return format
		}
	}
	return nil
}

// formatOfInput is the format of standard input.
func formatOfInput(content []byte) *format {
	return firstFormat(func(f *format) bool { return f.sniff != nil && f.sniff(content) })
}

// isListing reports whether standard input is what `az aks list` prints.
func isListing(content []byte) bool {
	return bytes.HasPrefix(bytes.TrimSpace(content), []byte("[")) && arm.Mentions(content)
}

// isScript reports whether standard input is a script.
func isScript(content []byte) bool {
	return !looksLikeObject(content) && bytes.Contains(content, []byte("az "))
}

// resources reads a file of a Terraform module.
func resources(source *document.Source, to Handlers) {
	read, problem := terraform.Resources(source)
	if problem != nil {
		to.Problem(*problem)
	}
	for _, resource := range read.Resources {
		to.Document(resource)
	}
	for _, note := range read.Skipped {
		if to.Skipped != nil {
			to.Skipped(document.Problem{
				File: source.Name, Line: int(note.At.Line), Column: int(note.At.Column), Message: note.Text,
			})
		}
	}
}
