package loader

import (
	"os"
	"path"
	"path/filepath"

	"github.com/akslint/akslint/internal/document"
)

// chart reads the file that describes a Helm chart.
func chart(source *document.Source, to Handlers) {
	manifests(source, to)
	if source.Path != "" && exists(filepath.Join(filepath.Dir(source.Path), "templates")) {
		to.Unread(unrendered(source.Name))
	}
}

// unrendered is the chart whose Chart.yaml has a name.
func unrendered(name string) document.Unread {
	return document.Unread{Kind: "chart", Problem: document.Problem{
		File: name, Message: "the templates of a chart are judged once they are rendered: `helm template " + path.Dir(name) + " | akslint lint -`",
	}}
}

// ofChart hands over the chart instead of the problems of its templates: only
// what is rendered must be valid.
func ofChart(source *document.Source, to Handlers) Handlers {
	problem := to.Problem
	to.Problem = func(it document.Problem) {
		if chart, isTemplate := chartOf(source); isTemplate {
			to.Unread(unrendered(chart))
		} else {
			problem(it)
		}
	}
	return to
}

// chartOf returns the chart that a file is a template of. Its name is relative
// to what the name of the file is relative to.
func chartOf(source *document.Source) (name string, isTemplate bool) {
	place, err := filepath.Abs(source.Path)
	if source.Path == "" || err != nil {
		return "", false
	}
	folder := path.Dir(source.Name)
	for place = filepath.Dir(place); place != filepath.Dir(place); place = filepath.Dir(place) {
		above := path.Join(folder, "..")
		if filepath.Base(place) == "templates" && exists(filepath.Join(filepath.Dir(place), "Chart.yaml")) {
			return path.Join(above, "Chart.yaml"), true
		}
		folder = above
	}
	return "", false
}

func exists(file string) bool {
	_, err := os.Stat(file)
	return err == nil
}

// kustomization reads a kustomization, and hands over the patches and components
// that Kustomize would apply.
func kustomization(source *document.Source, to Handlers) {
	object := func(root *document.Node) {
		for _, key := range [...]string{"patches", "patchesStrategicMerge", "patchesJson6902"} {
			notApplied(source, root.Get(key), "patch", to)
		}
		notApplied(source, root.Get("components"), "component", to)
		kubernetes(source, "yaml", root, to)
	}
	(&stream{all: true, object: object, problem: to.Problem}).read(source)
}

func notApplied(source *document.Source, list *document.Node, what string, to Handlers) {
	if list == nil {
		return
	}
	for i := range list.Items {
		at := list.Items[i].Span
		to.Unread(document.Unread{Kind: "Kustomize " + what, Problem: document.Problem{
			File: source.Name, Line: int(at.Line), Column: int(at.Column),
			Message: "the " + what + " is judged once it is applied: `kubectl kustomize " + path.Dir(source.Name) + " | akslint lint -`",
		}})
	}
}
