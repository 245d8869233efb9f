//! The journey from the first start to an employee, by what stands on the screen, with a simulated Ashby
//! on the other side. The test and the demonstration walk the same one.

use anyhow::{Context as _, Result, ensure};
use hirelay_sim::{
    delivery::{Endpoint, Next, Sender},
    event::Event,
    people::{Hires, Known},
};
use jiff::Timestamp;
use serde_json::json;

use crate::{
    owner::{EMAIL, PASSWORD},
    window::Window,
};

/// A plain hire, the same in each run but for its dates.
const SEED: u64 = 7;

/// One step that worked, and what can be told of it.
pub struct Step {
    pub title: &'static str,
    pub facts: Facts,
    /// The window at its end, as PNG.
    pub picture: Vec<u8>,
}

/// What is called how.
pub type Facts = Vec<(String, String)>;

fn fact(label: &str, value: impl Into<String>) -> (String, String) {
    (label.to_owned(), value.into())
}

/// Whoever watches.
pub type Audience<'a> = &'a mut dyn FnMut(Step) -> Result<()>;

pub struct Journey<'a> {
    window: &'a Window,
    audience: Audience<'a>,
}

impl<'a> Journey<'a> {
    pub fn new(window: &'a Window, audience: Audience<'a>) -> Self {
        Self { window, audience }
    }

    /// Gives the name of the employee at its end.
    pub async fn walk(mut self) -> Result<String> {
        self.create_owner().await?;
        self.save_recovery_key().await?;
        let ashby = self.install().await?;
        self.ping(&ashby).await?;
        self.test_hire().await?;
        let hire = self.hire(&ashby).await?;
        self.review(&hire).await?;
        self.complete(&hire).await?;
        self.directory(&hire).await?;
        Ok(hire.name)
    }

    /// Only the first two steps: an owner who is signed in.
    pub async fn begin(mut self) -> Result<()> {
        self.create_owner().await?;
        self.save_recovery_key().await
    }

    async fn tell(&mut self, title: &'static str, facts: Facts) -> Result<()> {
        let picture = self.window.picture().await.context(title)?;
        (self.audience)(Step { title, facts, picture })
    }

    async fn create_owner(&mut self) -> Result<()> {
        let window = self.window;
        window.sees("Welcome to Hirelay").await?;
        for (label, text) in
            [("First name", "Olivia"), ("Last name", "Owner"), ("Work email", EMAIL), ("Password", PASSWORD)]
        {
            window.fill(label, text).await?;
        }
        let facts = vec![fact("owner", "Olivia Owner"), fact("email", EMAIL)];
        self.tell("First start: the owner's account", facts).await?;
        window.press("Create my account").await
    }

    async fn save_recovery_key(&mut self) -> Result<()> {
        let window = self.window;
        window.sees("Save your recovery key").await?;
        let groups = window.all("//ol[@aria-label='Recovery key']/li").await?;
        let asked = window.all("//form//label[contains(., ' group')]").await?;
        ensure!(groups.len() == 8 && asked.len() == 2, "two of eight groups are asked: {asked:?}");
        for label in &asked {
            let place = PLACES.iter().position(|place| label.starts_with(place));
            let group = place.and_then(|place| groups.get(place)).context("a group that exists is asked")?;
            window.fill(label, group).await?;
        }
        let facts = vec![fact("typed back", asked.join(" and ").to_lowercase())];
        self.tell("The recovery key, two groups of it typed back", facts).await?;
        window.press("I have saved it").await?;
        window.sees("How do you want to begin?").await?;
        self.tell("Two doors", vec![fact("chosen", "Connect Ashby")]).await?;
        window.press("Connect Ashby").await
    }

    /// Gives what Ashby needs to know.
    async fn install(&mut self) -> Result<Endpoint> {
        let window = self.window;
        window.press("Install").await?;
        let port = window.value("Port").await?;
        let public_url = format!("http://127.0.0.1:{port}");
        window.fill("Public address", &public_url).await?;
        window.press("Save").await?;
        let url =
            window.text(&format!("//code[starts-with(., '{public_url}/')]"), "the URL for Ashby").await?;
        window.press("Show: Secret key").await?;
        let shown = "//*[@aria-label='Hide: Secret key']/preceding::code[1]";
        let secret = window.text(shown, "the secret key").await?;
        window.press("Hide: Secret key").await?;
        let facts = vec![fact("URL", &url), fact("secret key", "given (not shown here)")];
        window.show("URL and Secret key").await?;
        self.tell("Ashby is installed: URL and secret key", facts).await?;
        let target = url.parse().with_context(|| format!("{url} is an address to post to"))?;
        Ok(Endpoint { target, secret: Some(secret) })
    }

    async fn ping(&mut self, ashby: &Endpoint) -> Result<()> {
        let answer = send(ashby, &Event::ping()).await?;
        self.window.show("Address and secret are right.").await?;
        let facts = vec![fact("answered", answer)];
        self.tell("The webhook is added in Ashby, which sends a signed ping", facts).await
    }

    async fn test_hire(&mut self) -> Result<()> {
        let window = self.window;
        window.go("ATS inbox").await?;
        window.press("Send a test hire").await?;
        window.sees("the way that Ashby takes works").await?;
        window.click("//a[@data-hire][contains(., 'Testhire')]", "the test hire's row").await?;
        window.sees("This is a test hire, nobody real.").await?;
        let facts = vec![fact("sent", "signed, through the public address")];
        self.tell("A test hire, so that the first proof is nobody real", facts).await?;
        window.press("Complete hire").await?;
        window.sees("is an employee now").await?;
        window.press("Remove this test hire…").await?;
        window.press("Remove test hire").await?;
        window.sees("No new hires").await?;
        let facts = vec![fact("removed", "the hire and the employee that was made of it")];
        self.tell("The test hire was completed, and is removed again", facts).await
    }

    async fn hire(&mut self, ashby: &Endpoint) -> Result<Known> {
        let window = self.window;
        window.go("ATS inbox").await?;
        // Gone if the page were loaded again.
        window.run("window.isTheSamePage = true; arguments[0](true)", Vec::new()).await?;
        let hire = Hires::from_seed(SEED, Timestamp::now()).plain();
        let answer = send(ashby, &hire.event()?).await?;
        let known = hire.known();
        window.sees(&known.name).await?;
        let is_same = window.run("arguments[0](window.isTheSamePage === true)", Vec::new()).await?;
        ensure!(is_same == json!(true), "the hire came into the page that was open");
        let facts = vec![
            fact("answered", answer),
            fact("candidate", known.name.clone()),
            fact("job", known.job_title.clone().unwrap_or_default()),
            fact("starts", known.start_date.clone().unwrap_or_default()),
        ];
        self.tell("A candidate is marked as hired in Ashby and stands in the ATS inbox", facts).await?;
        Ok(known)
    }

    async fn review(&mut self, hire: &Known) -> Result<()> {
        let window = self.window;
        let row = format!("//a[@data-hire][contains(., \"{}\")]", hire.name);
        window.click(&row, "the hire's row").await?;
        window.sees("Nothing is missing").await?;
        let sources = window.all("//main//*[starts-with(normalize-space(text()), 'Ashby:')]").await?;
        ensure!(!sources.is_empty(), "values say where they came from");
        let facts = vec![fact("values from Ashby", sources.len().to_string())];
        self.tell("The review: a profile that is filled in already", facts).await
    }

    async fn complete(&mut self, hire: &Known) -> Result<()> {
        let window = self.window;
        window.press("Complete hire").await?;
        window.sees(&format!("{} is an employee now", hire.name)).await?;
        self.tell("The hire is completed", vec![fact("state", "completed")]).await
    }

    async fn directory(&mut self, hire: &Known) -> Result<()> {
        let window = self.window;
        window.go("People").await?;
        let row = format!("//main//a[contains(., \"{}\")]", hire.name);
        window.sees(&hire.name).await?;
        self.tell("The person is in the directory", vec![fact("person", hire.name.clone())]).await?;
        window.click(&row, "the person's row").await?;
        window.sees("Personal email").await?;
        let profile = self.shown_values().await?;
        self.tell("The employee's profile", profile).await?;
        window.press("Job and pay").await?;
        window.sees("Changes begin on a day").await?;
        let job = self.shown_rows().await?;
        ensure!(!job.is_empty(), "the employee has a job");
        self.tell("Job and pay of the employee", job).await
    }

    /// Every value of a page with the word before it; what is empty is left out.
    async fn shown_values(&self) -> Result<Facts> {
        let read = "arguments[0]([...document.querySelectorAll('main dt')]\
                    .map((word) => [word.innerText, word.nextElementSibling?.innerText ?? '']))";
        let all: Facts = serde_json::from_value(self.window.run(read, Vec::new()).await?)?;
        Ok(all.into_iter().filter(|(_, value)| !matches!(value.as_str(), "" | "–")).collect())
    }

    /// Every dated row of a page under its heading: the day, and what holds from then on.
    async fn shown_rows(&self) -> Result<Facts> {
        let read = "arguments[0]([...document.querySelectorAll('main ol > li')]\
                    .map((row) => [row.closest('section')?.querySelector('h2, h3')?.innerText ?? '', row.innerText]))";
        let rows: Facts = serde_json::from_value(self.window.run(read, Vec::new()).await?)?;
        let one_line = |text: String| text.split_whitespace().collect::<Vec<_>>().join(" ");
        Ok(rows.into_iter().map(|(heading, row)| (heading, one_line(row))).collect())
    }
}

const PLACES: [&str; 8] = ["First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth"];

/// Lets the simulated Ashby send one message, which has to be answered well.
async fn send(ashby: &Endpoint, event: &Event) -> Result<String> {
    let attempt = Sender::default().try_once(ashby, event).await;
    ensure!(matches!(attempt.next, Next::Delivered), "Ashby's message was not taken: {:?}", attempt.answer);
    Ok("200".to_owned())
}
