package loader

import (
	"bytes"

	"github.com/akslint/akslint/internal/arm"
	"github.com/akslint/akslint/internal/document"
	"github.com/akslint/akslint/internal/embedded"
	"github.com/akslint/akslint/internal/jsontree"
	"github.com/akslint/akslint/internal/yamltree"
)

// manifests reads a YAML stream, or JSON where the stream begins with a brace,
// as kubectl tells them apart.
func manifests(source *document.Source, to Handlers) {
	if bytes.HasPrefix(bytes.TrimSpace(source.Body()), []byte("{")) {
		jsonFile(source, to)
		return
	}
	pipeline := embedded.NewPipeline(source)
	objects(source, pipeline, to)
	blocks(source, pipeline.Blocks(), to)
}

// objects reads the Kubernetes objects of a YAML stream.
func objects(source *document.Source, pipeline *embedded.Pipeline, to Handlers) {
	object := func(root *document.Node) { kubernetes(source, "yaml", root, to) }
	(&stream{pipeline: pipeline, object: object, problem: to.Problem}).read(source)
}

// A stream hands over the values of a YAML stream that may be Kubernetes objects,
// and lets a pipeline, if there is one, read all of them.
type stream struct {
	pipeline  *embedded.Pipeline
	object    func(*document.Node)
	problem   func(document.Problem)
	all       bool // every value may be an object, and every fault hides one
	templates bool // a fault in a template was reported
}

func (s *stream) read(source *document.Source) {
	for chunk := range yamltree.Chunks(source) {
		err := s.chunk(chunk)
		if err == nil || !s.all && !looksLikeObject(chunk.Text) {
			continue
		}
		problem, template := chunk.Problem(err)
		if template && s.templates {
			continue // said once, it holds for the whole file
		}
		s.templates = s.templates || template
		s.problem(problem)
	}
}

// chunk returns the first fault that hides an object.
func (s *stream) chunk(chunk *yamltree.Chunk) (fault error) {
	isObject := s.all || couldHoldObject(chunk.Text)
	if !isObject && s.pipeline == nil {
		return nil
	}
	for tree, err := range chunk.Trees() {
		if fault == nil {
			fault = err
		}
		if err == nil && s.pipeline != nil {
			s.pipeline.Read(chunk, tree)
		}
		if fault != nil || !isObject {
			continue
		}
		var root document.Node
		if root, fault = chunk.Node(tree); fault == nil {
			s.object(&root)
		}
	}
	return fault
}

// jsonFile reads JSON. What is not JSON may still be YAML in flow style.
func jsonFile(source *document.Source, to Handlers) {
	azure := arm.Mentions(source.Content)
	if !azure && !to.named && !couldHoldObject(source.Content) {
		return
	}
	read := jsontree.Read
	if azure {
		read = jsontree.ReadExtended
	}
	format := "json"
	roots, problem := read(source)
	if problem != nil {
		switch flow, readable := flowStyle(source); {
		case readable && len(flow) > 0:
			format, roots = "yaml", flow
		case !readable || azure || to.named && !isExtended(source):
			to.Problem(*problem)
		}
	}
	for _, root := range roots {
		if !azureResources(source, root, to) {
			kubernetes(source, format, root, to)
		}
	}
}

// azureResources hands over the Azure resources that a JSON value describes.
// known is false where it does not describe any.
func azureResources(source *document.Source, root *document.Node, to Handlers) (known bool) {
	found, known := arm.Resources(root, source)
	for _, problem := range found.Problems {
		to.Problem(problem)
	}
	for _, resource := range found.Resources {
		to.Document(resource)
	}
	for _, resource := range found.Skipped {
		to.skip(resource)
	}
	return known
}

// isExtended reports whether a file is JSON with comments and the like, as
// editors and compilers have it for their settings.
func isExtended(source *document.Source) bool {
	_, problem := jsontree.ReadExtended(source)
	return problem == nil
}

// flowStyle reads a file that looks like JSON as YAML.
func flowStyle(source *document.Source) (roots []*document.Node, readable bool) {
	readable = true
	(&stream{
		object:  func(root *document.Node) { roots = append(roots, root) },
		problem: func(document.Problem) { readable = false },
	}).read(source)
	return roots, readable
}

// couldHoldObject is a cheap test that spares the parser what cannot be a
// Kubernetes object. An escape or base64 can hide the words.
func couldHoldObject(text []byte) bool {
	return bytes.Contains(text, []byte("kind")) || bytes.Contains(text, []byte("apiVersion")) ||
		bytes.IndexByte(text, '\\') >= 0 || bytes.Contains(text, []byte("binary"))
}

// looksLikeObject decides about text that cannot be parsed.
func looksLikeObject(text []byte) bool {
	return bytes.Contains(text, []byte("apiVersion")) && bytes.Contains(text, []byte("kind"))
}
