/* The editor's button that links words to a story, chosen in the newsroom's own dialogue. */
(() => {
  const { ModalWorkflowSource, TooltipEntity, registerPlugin } = window.draftail;

  class StoryLinkSource extends ModalWorkflowSource {
    getChooserConfig() {
      return {
        url: this.props.entityType.chooserUrls.story,
        urlParams: {},
        onload: window.CHOOSER_MODAL_ONLOAD_HANDLERS,
        responses: { chosen: this.onChosen },
      };
    }

    filterEntityData(story) {
      return { id: story.id, headline: story.string };
    }
  }

  const StoryLink = (props) => {
    const { headline } = props.contentState.getEntity(props.entityKey).getData();
    return window.React.createElement(TooltipEntity, {
      ...props,
      icon: window.React.createElement("span", null, "¶ "),
      label: headline,
      url: null,
    });
  };

  registerPlugin({ type: "STORY_LINK", source: StoryLinkSource, decorator: StoryLink }, "entityTypes");
})();
