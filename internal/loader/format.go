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

// A format is a kind of file: how to recognize it, and what reads it.
type format struct {
	// A file is of the format if its name is one of names, ends with one of
	// suffixes, or is one of stems with or without an extension; in this order of
	// precedence, and in lower case.
	names, suffixes, stems []string
	// programs are what `#!` in the first line of a file may name.
	programs []string
	// sniff reports whether standard input is of the format.
	sniff func(content []byte) bool
	read  reader
	// For files that are not read, read is nil, kind is what they are, and instead
	// is what to do.
	kind, instead string
}

// A reader hands over what a file holds.
type reader func(source *document.Source, to Handlers)

// formats are tried in order. To read another kind of file, add a row.
//
//nolint:gochecknoglobals // a table
var formats = [...]format{
	{names: []string{"kustomization.yaml", "kustomization.yml", "kustomization"}, read: kustomization},
	{names: []string{"chart.yaml"}, read: chart},
	{
		suffixes: []string{".bicep", ".bicepparam"},
		kind:     "Bicep file", instead: "Bicep is not read: compile it with `az bicep build`, and lint the result",
	},
	{suffixes: []string{".tf", ".tf.json"}, sniff: terraform.Declares, read: resources},
	{suffixes: []string{".json"}, sniff: isListing, read: jsonFile},
	{
		suffixes: []string{".sh", ".bash", ".azcli"}, programs: []string{"sh", "bash", "dash", "ksh", "zsh"},
		sniff: isScript, read: inside(whole(embedded.Shell)),
	},
	{suffixes: []string{".ps1", ".psm1"}, read: inside(whole(embedded.PowerShell))},
	{suffixes: []string{".bat", ".cmd"}, read: inside(embedded.Batch)},
	{suffixes: []string{".jenkinsfile"}, stems: []string{"jenkinsfile"}, read: inside(embedded.Jenkinsfile)},
	{suffixes: []string{".md", ".mdx", ".markdown"}, read: inside(embedded.Markdown)},
	{suffixes: []string{".mk"}, stems: []string{"makefile", "gnumakefile"}, read: inside(embedded.Makefile)},
	{suffixes: []string{".dockerfile"}, stems: []string{"dockerfile"}, read: inside(embedded.Dockerfile)},
	{suffixes: []string{".yaml", ".yml"}, read: manifests},
}

// firstFormat returns the first format that is wanted, or nil.
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
	if format := firstFormat(func(f *format) bool { return slices.Contains(f.names, name) }); format != nil {
		return format
	}
	ends := func(suffix string) bool { return strings.HasSuffix(name, suffix) }
	if format := firstFormat(func(f *format) bool { return slices.ContainsFunc(f.suffixes, ends) }); format != nil {
		return format
	}
	stem, _, _ := strings.Cut(name, ".")
	return firstFormat(func(f *format) bool { return slices.Contains(f.stems, stem) })
}

// formatOfLine is the format of a file whose first line begins with `#!`.
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

// formatOfContent is the format of a file whose name does not tell. Without any
// hint, it is a manifest, since kubectl accepts any name.
func formatOfContent(source *document.Source) *format {
	if format := formatOfLine(source.Line(1)); format != nil {
		return format
	}
	if source.Path == "" {
		if format := firstFormat(func(f *format) bool { return f.sniff != nil && f.sniff(source.Content) }); format != nil {
			return format
		}
	}
	return &format{read: manifests}
}

// isListing reports whether standard input is what `az aks list` prints.
func isListing(content []byte) bool {
	return bytes.HasPrefix(bytes.TrimSpace(content), []byte("[")) && arm.Mentions(content)
}

// isScript reports whether standard input is a script.
func isScript(content []byte) bool {
	return !looksLikeObject(content) && bytes.Contains(content, []byte("az "))
}

// resources reads a file of a Terraform module, and the commands in it.
func resources(source *document.Source, to Handlers) {
	read, problem := terraform.Resources(source)
	if problem != nil {
		to.Problem(*problem)
	}
	for _, resource := range read.Resources {
		to.Document(resource)
	}
	blocks(source, embedded.Terraform(source, read.Provisioners), to)
	at := func(note terraform.Note, message string) document.Problem {
		return document.Problem{File: source.Name, Line: int(note.At.Line), Column: int(note.At.Column), Message: message}
	}
	for _, note := range read.Skipped {
		to.skip(at(note, note.Text))
	}
	for _, note := range read.Missing {
		to.Unread(document.Unread{Kind: "Terraform module", Problem: at(note,
			"the module "+note.Text+" is not in the tree, so what it creates is not judged: lint it where it is kept")})
	}
}
